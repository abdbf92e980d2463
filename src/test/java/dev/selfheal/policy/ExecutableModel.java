package dev.selfheal.policy;

import java.util.Collection;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.definition.KiePackage;
import org.kie.internal.builder.conf.AccumulateFunctionOption;
import org.kie.internal.utils.KieHelper;

/** The second engine: conditions become Java, are compiled at once, and are never interpreted. */
final class ExecutableModel implements Engine {
    @Override
    public RuleCompiler.Compiled compile(List<RuleSource> sources, List<RuleProblem> known, ClassLoader loader) {
        KieModuleModel module = KieServices.get().newKieModuleModel();
        module.setConfigurationProperty(AccumulateFunctionOption.PROPERTY_NAME + Union.NAME, Union.class.getName());
        KieHelper helper = new KieHelper().setKieModuleModel(module).setClassLoader(loader);
        for (RuleSource source : sources) {
            helper.addContent(source.text(), "src/main/resources/selfheal/" + source.path());
        }
        KieBase base = helper.build(ExecutableModelProject.class);
        Collection<KiePackage> packages = base.getKiePackages();
        Strata.arrange(
                packages,
                sources.stream().map(source -> new DrlText(source.text())).toList());
        return new RuleCompiler.Compiled(packages, List.of());
    }
}
