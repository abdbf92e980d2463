package dev.selfheal.redact;

import java.util.List;

/**
 * The forms of secrets that are known. Formats of tokens are those that their issuers document; lengths are lower bounds, since
 * masking a look-alike costs nothing. Repetitions are possessive or bounded.
 */
final class Forms {
    /** What follows a name and its separator: quoted in some way, or up to the next blank, perhaps after a scheme. */
    private static final String VALUE = "(?:\\\\{1,3}\"([^\"\\r\\n]*+)"
            + "|\"([^\"\\\\\\r\\n]*+(?:\\\\.[^\"\\\\\\r\\n]*+)*+)"
            + "|'([^'\\r\\n]*+)"
            + "|(?:(?:bearer|basic|digest|negotiate|token|apikey)[ \\t]++)?+(\\S++))";

    private static final String SEPARATOR = "\\\\{0,3}[\"']?[ \\t]{0,8}+(?::=|=>|[:=])[ \\t]{0,8}+";

    /** Words that make a name a secret's: the first line in any name, the others only as a word or part of their own. */
    private static final String NAME = "(?:(?:password|passwd|passphrase|secret|token|credential)"
            + "|(?:api|access|auth|private|signing|encryption|master|account|storage|license)key"
            + "|(?<![a-z])key|(?-i:(?<=[a-z])Key)"
            + "|[_-](?:pass|auth)"
            + "|(?-i:pwd|Pwd|[_-]PWD))";

    /** Numbers about secrets, and where they are kept, are no secrets: {@code token_count=5}, {@code key_file=/x}. */
    private static final String NOT_SECRET =
            "(?![_-]?(?:count|len|length|size|bits|limit|usage|type|name|id|file|path|dir|"
                    + "expires|expiry|ttl|age|index|rate)(?![a-z0-9_-]))";

    private static final String NAMED = NAME + NOT_SECRET
            + "(?:(?<=password|secret|credential)s)?+(?:[_-][a-z0-9_-]{0,40}+|[0-9]{0,3}+)" + SEPARATOR + VALUE;

    private static final String HEADER = "(?:authorization|cookies?)" + SEPARATOR
            + "(?:\\\\{1,3}\"([^\"\\r\\n]*+)"
            + "|\"([^\"\\\\\\r\\n]*+(?:\\\\.[^\"\\\\\\r\\n]*+)*+)"
            + "|'([^'\\r\\n]*+)"
            // A header's value goes on after a semicolon or comma.
            + "|(?:(?:bearer|basic|digest|negotiate|token|apikey)[ \\t]++)?+(\\S++(?:(?<=[;,])[ \\t]{1,8}+\\S++)*+))";

    private static final String ARGUMENT = "(?<![^\\s\"',\\[])--?[a-z0-9-]{0,40}?"
            + "(?:token|password|passwd|passphrase|secret|key|credentials?)"
            + "(?:[\"'],?[ \\t]{0,8}+[\"']?|[ \\t]{1,8}+[\"']?)(?!--)([^\\s\"']++)";

    static final List<Form> ALL = List.of(
            // Well-known formats, told by their own beginning.
            new Form("\\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\\b", "AKIA", "ASIA", "ABIA", "ACCA"),
            new Form("(gh[pousr]_[0-9a-z]{20,255}+)", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            new Form("(github_pat_\\w{20,255}+)", "github_pat_"),
            new Form("(gl(?:pat|ptt|rt|dt)-[\\w-]{20,255}+)", "glpat-", "glptt-", "glrt-", "gldt-"),
            new Form("(xox[abeoprs]-[0-9a-z-]{10,255}+|xapp-[0-9a-z-]{10,255}+)", "xox", "xapp-"),
            new Form("hooks\\.slack\\.com/(?:services|workflows|triggers)/([\\w+/-]{20,255}+)", "hooks.slack.com/"),
            new Form("discord(?:app)?\\.com/api/webhooks/(\\d{5,25}+/[\\w-]{20,255}+)", "/api/webhooks/"),
            new Form("\\b([rs]k_(?:test|live|prod)_[0-9a-z]{10,255}+)", "k_test_", "k_live_", "k_prod_"),
            new Form("(whsec_[0-9a-z+/=]{16,255}+)", "whsec_"),
            new Form("(?<![0-9a-z])(sk-[\\w-]{20,255}+)", "sk-"),
            new Form("\\b(AIza[\\w-]{30,255}+)", "AIza"),
            new Form("(ya29\\.[\\w.-]{20,1000}+)", "ya29."),
            new Form("(npm_[0-9a-z]{30,255}+)", "npm_"),
            new Form("(?<![0-9a-z])(hf_[a-z]{30,255}+)", "hf_"),
            new Form("(pypi-[\\w-]{50,1000}+)", "pypi-"),
            new Form("\\b(ey[0-9a-z_-]{15,1000}+\\.ey[\\w/\\\\-]{15,1000}+(?:\\.[\\w/\\\\-]*+={0,2})?)", "eyJ", "eyA"),
            new Form("(gls?a_[0-9a-z]{20,64}+_[0-9a-f]{8})", "glsa_", "gla_"),
            new Form("(hv[sbr]\\.[\\w-]{20,1000}+)", "hvs.", "hvb.", "hvr."),
            new Form("\\b(dapi[0-9a-f]{32})", "dapi"),
            new Form("(SG\\.[\\w-]{16,64}+\\.[\\w-]{16,64}+)", "SG."),
            new Form("(AGE-SECRET-KEY-1[0-9a-z]{20,64}+)", "AGE-SECRET-KEY-1"),
            new Form("(do[opr]_v1_[0-9a-f]{32,128}+)", "_v1_"),
            new Form("(ops_eyJ[\\w+/=-]{50,1000}+)", "ops_eyJ"),
            new Form("\\b(\\d{8,10}:AA[\\w-]{32,40}+)", ":AA"),
            // Told by what stands around them.
            new Form("://[^\\s/:@\"']{0,256}+:([^\\s/]{1,256})@", "://"),
            new Form("://([^\\s/:@\"']{16,256}+)@", "://"),
            new Form("[?&;](?:sig|signature|x-amz-signature|x-goog-signature|code)=([^\\s&#\"']++)", "?", "&", ";"),
            new Form("\\bbearer[ \\t]{1,8}+([\\w+/=.~-]{8,}+)", "earer", "EARER"),
            new Form("(?<![^\\s\"'])-u[ \\t]{1,8}+[^\\s:]{1,80}+:(\\S++)", "-u"),
            new Form(HEADER, ":", "="),
            new Form(ARGUMENT, "-"),
            new Form(NAMED, ":", "="));

    private Forms() {}
}
