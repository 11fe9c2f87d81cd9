using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.6.1: every literal can be coerced to the type expected. Items and fields are checked where they stand.</summary>
internal sealed class ValuesOfCorrectTypeRule : ILiteralRule
{
    public void Check(ValueNode literal, GraphQLType type, in InputPosition position, ValidationContext context)
    {
        if (literal is NullValueNode)
        {
            if (type.IsNonNull)
            {
                Report(literal, type, position, "null is not allowed.", context);
            }

            return;
        }

        if (literal is ListValueNode && type.Nullable is ListType)
        {
            return;
        }

        // A single value where a list is expected stands for a list of one (section 3.11).
        switch (type.Named)
        {
            case ScalarType scalar:
                CheckScalar(literal, scalar, type, position, context);
                break;
            case EnumType @enum when literal is not EnumValueNode:
                Report(literal, type, position, $"it is one of the names of enum \"{@enum.Name}\", not {Describe(literal)}.", context);
                break;
            case EnumType @enum when literal is EnumValueNode { Value: var name } && !@enum.Values.ContainsKey(name):
                Report(literal, type, position, $"enum \"{@enum.Name}\" has no value \"{name}\".{context.Suggest(name, @enum.Values.Keys)}", context);
                break;
            case InputObjectType when literal is not ObjectValueNode:
                Report(literal, type, position, $"it is an input object, not {Describe(literal)}.", context);
                break;
        }
    }

    private static void CheckScalar(ValueNode literal, ScalarType scalar, GraphQLType type, in InputPosition position, ValidationContext context)
    {
        try
        {
            scalar.ParseLiteral(literal);
        }
        catch (ValueCoercionException e)
        {
            Report(literal, type, position, e.Message, context);
        }
    }

    private static void Report(ValueNode literal, GraphQLType type, in InputPosition position, string reason, ValidationContext context) =>
        context.Report($"\"{position.Name}\" takes a value of type \"{type}\": {reason}", literal);

    private static string Describe(ValueNode literal) => literal switch
    {
        StringValueNode => "a string",
        IntValueNode or FloatValueNode => "a number",
        BooleanValueNode => "a Boolean",
        EnumValueNode => "an enum value",
        ListValueNode => "a list",
        _ => "an input object",
    };
}
