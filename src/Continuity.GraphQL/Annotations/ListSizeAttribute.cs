namespace Continuity.GraphQL;

/// <summary>
/// How many items a field's list is priced at (<c>@listSize</c> of the GraphQL cost specification). A field that gives a connection and takes
/// <c>first</c> or <c>last</c> needs none: it is priced at what these say, or else at 20.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>How many items where no slicing argument is given, from 0; below 0, which it is unless set, the server's assumption counts.</summary>
    public int AssumedSize { get; set; } = -1;

    /// <summary>
    /// The arguments, by their names in GraphQL, whose value says how many items there are; the largest counts, and of a list its length.
    /// <c>filter.max</c> is a field of an input object.
    /// </summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>The fields of the object given, by their names in GraphQL, that are the lists; none where the field is the list itself.</summary>
    public string[] SizedFields { get; set; } = [];

    /// <summary>Whether exactly one of the slicing arguments must be given; not unless set.</summary>
    public bool RequireOneSlicingArgument { get; set; }
}
