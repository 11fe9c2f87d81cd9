namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>The rules that arguments and the fields of input objects share (sections 3.6, 3.10 and 3.13, type validation).</summary>
internal static class InputValueRules
{
    /// <summary>Checks the arguments of a field or directive.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="owner">The coordinate of the field or directive.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void CheckArguments(IReadOnlyList<InputValue> arguments, string owner, SchemaProblems problems)
    {
        var names = new HashSet<string>();
        foreach (var argument in arguments)
        {
            var coordinate = $"{owner}({argument.Name}:)";
            if (!names.Add(argument.Name))
            {
                problems.Add(coordinate, argument.Origin, "is there twice.");
            }

            Check(argument, coordinate, problems);
        }
    }

    /// <summary>Checks one argument or input field.</summary>
    /// <param name="value">The argument or input field.</param>
    /// <param name="coordinate">Its coordinate.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(InputValue value, string coordinate, SchemaProblems problems)
    {
        NameRules.Check(value.Name, coordinate, value.Origin, problems);
        if (!value.Type.IsInput)
        {
            problems.Add(coordinate, value.Origin, $"takes {value.Type}, which is not an input type.");
        }

        if (value.IsRequired && value.DeprecationReason is not null)
        {
            problems.Add(coordinate, value.Origin, "is deprecated, but must be given: make it nullable or give it a default first.");
        }
    }
}
