using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Collects a type's fields, and what is wrong with the members that they stem from.</summary>
/// <param name="typeName">The type's name.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class FieldCollection(string typeName, SchemaProblems problems)
{
    private readonly OrderedDictionary<string, FieldDefinition> fields = [];

    /// <summary>The fields so far, by name.</summary>
    public IReadOnlyDictionary<string, FieldDefinition> Fields => fields;

    /// <summary>Runs a step of the build, and notes what is wrong instead of ending the build.</summary>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="step">The step.</param>
    public static void Try(SchemaProblems problems, Action step)
    {
        try
        {
            step();
        }
        catch (MappingException exception)
        {
            problems.Add(exception.Origin + ":", null, exception.Message);
        }
    }

    /// <summary>Adds a field; two of one name are a problem.</summary>
    /// <param name="create">Makes the field.</param>
    public void Add(Func<FieldDefinition> create) => Try(problems, () =>
    {
        var field = create();
        if (!fields.TryAdd(field.Name, field))
        {
            problems.Add($"{typeName}.{field.Name}", field.Origin, $"has the same name as {fields[field.Name].Origin}.");
        }
    });

    /// <summary>Adds fields that stand in the place of others of their name, where there are such. Two of these of one name are a problem.</summary>
    /// <param name="create">Make the fields.</param>
    public void AddOrReplace(IEnumerable<Func<FieldDefinition>> create)
    {
        var added = new FieldCollection(typeName, problems);
        foreach (var one in create)
        {
            added.Add(one);
        }

        foreach (var (name, field) in added.fields)
        {
            fields[name] = field;
        }
    }

    /// <summary>Adds a field unless there is one of its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Makes the field.</param>
    public void AddMissing(string name, Func<FieldDefinition> create)
    {
        if (!fields.ContainsKey(name))
        {
            Add(create);
        }
    }
}
