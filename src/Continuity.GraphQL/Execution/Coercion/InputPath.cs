using System.Text;

namespace Continuity.GraphQL.Execution.Coercion;

/// <summary>Where in an input value coercion stands: field names and list indexes, from the outside in.</summary>
internal sealed class InputPath
{
    private readonly List<(string? Name, int Index)> segments = [];

    /// <summary>Goes into a field of an input object.</summary>
    /// <param name="name">The field's name in the schema.</param>
    public void Enter(string name) => segments.Add((name, 0));

    /// <summary>Goes into an item of a list.</summary>
    /// <param name="index">The item's index, from 0.</param>
    public void Enter(int index) => segments.Add((null, index));

    /// <summary>Goes back out of the innermost field or item.</summary>
    public void Leave() => segments.RemoveAt(segments.Count - 1);

    /// <summary>Goes back to the outside.</summary>
    public void Clear() => segments.Clear();

    /// <summary>The place as <c>input.lines[2].text</c>, with a space, quotes and "at" before it; empty at the outside.</summary>
    /// <param name="root">The name of the variable or argument.</param>
    public string Describe(string root)
    {
        if (segments.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder(" at \"").Append(root);
        foreach (var (name, index) in segments)
        {
            _ = name is null ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(name);
        }

        return text.Append('"').ToString();
    }
}
