namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>What a type must have to implement its interfaces (section 3.6, IsValidImplementation).</summary>
internal static class ImplementationRules
{
    /// <summary>Checks a type against each of its interfaces.</summary>
    /// <param name="type">The object or interface.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(ComplexType type, SchemaProblems problems)
    {
        foreach (var implemented in type.Interfaces.Distinct())
        {
            if (ReferenceEquals(implemented, type))
            {
                problems.Add(type.Name, type.Origin, "implements itself.");
                continue;
            }

            CheckInherited(type, implemented, problems);
            foreach (var expected in implemented.Fields.Values)
            {
                CheckField(type, implemented, expected, problems);
            }
        }
    }

    private static void CheckInherited(ComplexType type, InterfaceType implemented, SchemaProblems problems)
    {
        foreach (var inherited in implemented.Interfaces.Where(i => !ReferenceEquals(i, implemented) && !type.Interfaces.Contains(i)))
        {
            problems.Add(type.Name, type.Origin, ReferenceEquals(inherited, type)
                ? $"implements {implemented.Name}, which implements {type.Name} in turn."
                : $"implements {implemented.Name} and so must implement {inherited.Name} too.");
        }
    }

    private static void CheckField(ComplexType type, InterfaceType implemented, FieldDefinition expected, SchemaProblems problems)
    {
        var coordinate = $"{type.Name}.{expected.Name}";
        if (!type.Fields.TryGetValue(expected.Name, out var field))
        {
            problems.Add(type.Name, type.Origin, $"lacks the field {expected.Name} of its interface {implemented.Name}.");
            return;
        }

        if (!TypeRelation.IsSubtype(field.Type, expected.Type))
        {
            problems.Add(coordinate, field.Origin, $"returns {field.Type}, which does not fit {expected.Type} of {implemented.Name}.{expected.Name}.");
        }

        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
        {
            problems.Add(coordinate, field.Origin, $"is deprecated, but {implemented.Name}.{expected.Name} is not.");
        }

        CheckArguments(coordinate, field, implemented, expected, problems);
    }

    private static void CheckArguments(string coordinate, FieldDefinition field, InterfaceType implemented, FieldDefinition expected, SchemaProblems problems)
    {
        foreach (var argument in expected.Arguments)
        {
            var own = field.Arguments.FirstOrDefault(a => a.Name == argument.Name);
            if (own is null)
            {
                problems.Add(coordinate, field.Origin, $"lacks the argument {argument.Name} of {implemented.Name}.{expected.Name}.");
            }
            else if (!TypeRelation.AreEqual(own.Type, argument.Type))
            {
                problems.Add($"{coordinate}({own.Name}:)", own.Origin, $"takes {own.Type}, but {implemented.Name}.{expected.Name} takes {argument.Type}.");
            }
        }

        foreach (var own in field.Arguments.Where(a => a.IsRequired && expected.Arguments.All(e => e.Name != a.Name)))
        {
            problems.Add($"{coordinate}({own.Name}:)", own.Origin, $"must be given, but {implemented.Name}.{expected.Name} has no such argument.");
        }
    }
}
