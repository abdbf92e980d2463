package dev.selfheal.redact;

import java.util.List;
import java.util.stream.Collectors;

/** Tokens that are told by their own beginning, as their issuers document them. */
final class Tokens {
    private static final List<Token> KNOWN = List.of(
            Token.apart("AKIA", Chars.ALPHANUMERIC, 16), // Amazon
            Token.apart("ASIA", Chars.ALPHANUMERIC, 16),
            Token.apart("ABIA", Chars.ALPHANUMERIC, 16),
            Token.apart("ACCA", Chars.ALPHANUMERIC, 16),
            Token.of("ghp_", Chars.ALPHANUMERIC, 20), // GitHub
            Token.of("gho_", Chars.ALPHANUMERIC, 20),
            Token.of("ghu_", Chars.ALPHANUMERIC, 20),
            Token.of("ghs_", Chars.ALPHANUMERIC, 20),
            Token.of("ghr_", Chars.ALPHANUMERIC, 20),
            Token.of("github_pat_", Chars.NAME, 20),
            Token.of("glpat-", Chars.DOTTED, 20), // GitLab
            Token.of("glptt-", Chars.NAME, 20),
            Token.of("glrt-", Chars.DOTTED, 20),
            Token.of("gldt-", Chars.NAME, 20),
            Token.of("glcbt-", Chars.NAME, 20),
            Token.of("glsoat-", Chars.NAME, 20),
            Token.of("xoxa-", Chars.NAME, 10), // Slack
            Token.of("xoxb-", Chars.NAME, 10),
            Token.of("xoxe-", Chars.NAME, 10),
            Token.of("xoxe.xoxp-", Chars.NAME, 10),
            Token.of("xoxe.xoxb-", Chars.NAME, 10),
            Token.of("xoxo-", Chars.NAME, 10),
            Token.of("xoxp-", Chars.NAME, 10),
            Token.of("xoxr-", Chars.NAME, 10),
            Token.of("xoxs-", Chars.NAME, 10),
            Token.of("xapp-", Chars.NAME, 10),
            Token.address("hooks.slack.com/services/", Chars.TOKEN, 20),
            Token.address("hooks.slack.com/workflows/", Chars.TOKEN, 20),
            Token.address("hooks.slack.com/triggers/", Chars.TOKEN, 20),
            Token.address("/api/webhooks/", Chars.TOKEN, 30), // Discord
            Token.address(".webhook.office.com/webhookb2/", Chars.TOKEN, 30),
            Token.address("maker.ifttt.com/trigger/", Chars.TOKEN, 20),
            Token.apart("sk_live_", Chars.ALPHANUMERIC, 10), // Stripe
            Token.apart("sk_test_", Chars.ALPHANUMERIC, 10),
            Token.apart("sk_prod_", Chars.ALPHANUMERIC, 10),
            Token.apart("rk_live_", Chars.ALPHANUMERIC, 10),
            Token.apart("rk_test_", Chars.ALPHANUMERIC, 10),
            Token.apart("rk_prod_", Chars.ALPHANUMERIC, 10),
            Token.of("whsec_", Chars.TOKEN, 16),
            Token.apart("sk-", Chars.NAME, 20), // OpenAI, Anthropic and others who follow them
            Token.of("AIza", Chars.NAME, 30), // Google
            Token.apart("ya29.", Chars.DOTTED, 20),
            Token.of("GOCSPX-", Chars.NAME, 20),
            Token.apart("npm_", Chars.ALPHANUMERIC, 30),
            Token.apart("pypi-", Chars.NAME, 50),
            Token.apart("hf_", Chars.LETTERS, 30), // Hugging Face
            Token.of("api_org_", Chars.LETTERS, 30),
            Token.of("ops_eyJ", Chars.TOKEN, 30), // 1Password
            Token.of("eyJ", Chars.TOKEN, 30), // JSON in base64: web tokens, tunnel tokens of Cloudflare, and others
            Token.of("eyA", Chars.TOKEN, 40),
            Token.of("glsa_", Chars.NAME, 32), // Grafana
            Token.of("glc_", Chars.TOKEN, 32),
            Token.apart("hvs.", Chars.NAME, 20), // Vault
            Token.apart("hvb.", Chars.NAME, 20),
            Token.apart("hvr.", Chars.NAME, 20),
            Token.apart("dapi", Chars.HEX, 32), // Databricks
            Token.apart("SG.", Chars.DOTTED, 40), // SendGrid
            Token.apart("SK", Chars.HEX, 32), // Twilio
            Token.of("AGE-SECRET-KEY-1", Chars.ALPHANUMERIC, 20),
            Token.of("dop_v1_", Chars.HEX, 32), // DigitalOcean
            Token.of("doo_v1_", Chars.HEX, 32),
            Token.of("dor_v1_", Chars.HEX, 32),
            Token.of("dckr_pat_", Chars.NAME, 20), // Docker
            Token.of("dckr_oat_", Chars.NAME, 20),
            Token.of("ATATT3", Chars.TOKEN, 40), // Atlassian
            Token.of("lin_api_", Chars.ALPHANUMERIC, 30),
            Token.apart("ntn_", Chars.ALPHANUMERIC, 40), // Notion
            Token.of("shpat_", Chars.HEX, 32), // Shopify
            Token.of("shpss_", Chars.HEX, 32),
            Token.of("shpca_", Chars.HEX, 32),
            Token.of("shppa_", Chars.HEX, 32),
            Token.of("PMAK-", Chars.NAME, 30), // Postman
            Token.of("NRAK-", Chars.ALPHANUMERIC, 20), // New Relic
            Token.of("sntrys_", Chars.TOKEN, 40), // Sentry
            Token.of("sntryu_", Chars.HEX, 40),
            Token.of("tskey-", Chars.NAME, 20), // Tailscale
            Token.apart("gsk_", Chars.ALPHANUMERIC, 40), // Groq
            Token.apart("xai-", Chars.ALPHANUMERIC, 40),
            Token.apart("r8_", Chars.ALPHANUMERIC, 30), // Replicate
            Token.apart("pplx-", Chars.ALPHANUMERIC, 40), // Perplexity
            Token.apart("pul-", Chars.HEX, 40)); // Pulumi

    private Tokens() {}

    /** One finder for each character that a beginning ends with. */
    static List<Finder> finders() {
        return KNOWN.stream().collect(Collectors.groupingBy(Tokens::last)).entrySet().stream()
                .<Finder>map(entry -> new Ending(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String last(Token token) {
        return token.prefix().substring(token.prefix().length() - 1);
    }

    /** Those whose beginning ends with the same character. */
    private record Ending(String triggers, List<Token> tokens) implements Finder {
        @Override
        public void look(String text, int at, Marks marks) {
            int before = marks.count();
            for (int i = 0; i < tokens.size() && marks.count() == before; i++) {
                tokens.get(i).look(text, at, marks);
            }
        }
    }
}
