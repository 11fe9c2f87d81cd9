using Continuity.GraphQL.Validation.Rules;

namespace Continuity.GraphQL.Validation;

/// <summary>Rules, sorted by where they are called, so that one walk serves them all.</summary>
internal sealed class RuleSet
{
    private RuleSet(params IReadOnlyList<IValidationRule> rules)
    {
        Document = [.. rules.OfType<IDocumentRule>()];
        Operation = [.. rules.OfType<IOperationRule>()];
        Field = [.. rules.OfType<IFieldRule>()];
        Arguments = [.. rules.OfType<IArgumentsRule>()];
        TypeCondition = [.. rules.OfType<ITypeConditionRule>()];
        FragmentSpread = [.. rules.OfType<IFragmentSpreadRule>()];
        Directives = [.. rules.OfType<IDirectivesRule>()];
        Literal = [.. rules.OfType<ILiteralRule>()];
        InputObject = [.. rules.OfType<IInputObjectRule>()];
        Usage = [.. rules.OfType<IUsageRule>()];
    }

    /// <summary>Section 5 of the specification, in its order.</summary>
    public static RuleSet Specification { get; } = new(
        new ExecutableDefinitionsRule(),
        new OperationTypeExistenceRule(),
        new OperationNameUniquenessRule(),
        new LoneAnonymousOperationRule(),
        new SingleRootFieldRule(),
        new FieldSelectionsRule(),
        new LeafFieldSelectionsRule(),
        new ArgumentNamesRule(),
        new ArgumentUniquenessRule(),
        new RequiredArgumentsRule(),
        new FragmentNameUniquenessRule(),
        new FragmentTypeExistenceRule(),
        new FragmentsOnCompositeTypesRule(),
        new FragmentsMustBeUsedRule(),
        new FragmentSpreadTargetDefinedRule(),
        new FragmentCyclesRule(),
        new FragmentSpreadIsPossibleRule(),
        new ValuesOfCorrectTypeRule(),
        new InputObjectFieldNamesRule(),
        new InputObjectFieldUniquenessRule(),
        new InputObjectRequiredFieldsRule(),
        new OneOfInputObjectsRule(),
        new DirectivesAreDefinedRule(),
        new DirectiveLocationsRule(),
        new DirectiveUniquenessRule(),
        new VariableUniquenessRule(),
        new VariablesAreInputTypesRule(),
        new VariableUsesDefinedRule(),
        new VariablesUsedRule(),
        new VariableUsagesAllowedRule());

    public IDocumentRule[] Document { get; }

    public IOperationRule[] Operation { get; }

    public IFieldRule[] Field { get; }

    public IArgumentsRule[] Arguments { get; }

    public ITypeConditionRule[] TypeCondition { get; }

    public IFragmentSpreadRule[] FragmentSpread { get; }

    public IDirectivesRule[] Directives { get; }

    public ILiteralRule[] Literal { get; }

    public IInputObjectRule[] InputObject { get; }

    public IUsageRule[] Usage { get; }

    /// <summary>The rule that needs all others to have passed.</summary>
    public FieldSelectionMergingRule Merging { get; } = new();
}
