namespace Continuity.GraphQL.Limits;

/// <summary>
/// What an operation may ask for: how large it may be, and what it may cost. Every bound is checked when it is set. An operation beyond one is
/// refused before anything of it is executed, with an error that tells the limit and the value. Size is measured before validation and once for
/// each document; the cost follows from the values of the variables and is held to its bounds in every request, that of a trusted document too.
/// </summary>
public sealed record LimitOptions
{
    private const double Most = 1_000_000_000;

    /// <summary>How deep fields may stand in one another, fragments opened: 1 to 100; 15 unless set. A field of the root is 1 deep.</summary>
    public int MaxDepth
    {
        get;
        init => field = Bound.Checked(value, 1, 100, nameof(MaxDepth));
    } = 15;

    /// <summary>The same below <c>__schema</c> and <c>__type</c>, these included: 1 to 100; 15 unless set, which is how deep the usual introspection query is.</summary>
    public int MaxIntrospectionDepth
    {
        get;
        init => field = Bound.Checked(value, 1, 100, nameof(MaxIntrospectionDepth));
    } = 15;

    /// <summary>
    /// How many fields and directives an operation may have, fragments opened: 1 to 100,000; 500 unless set. Every alias is a field of its own, and
    /// a fragment counts as often as it is spread. The usual introspection query has 230.
    /// </summary>
    public int MaxFields
    {
        get;
        init => field = Bound.Checked(value, 1, 100_000, nameof(MaxFields));
    } = 500;

    /// <summary>How many fragments an operation may spread, those that fragments spread included, each as often as it comes up: 1 to 5,000; 500 unless set.</summary>
    public int MaxFragmentSpreads
    {
        get;
        init => field = Bound.Checked(value, 1, 5_000, nameof(MaxFragmentSpreads));
    } = 500;

    /// <summary>
    /// How long an alias may be, in characters: 1 to 10,000; 100 unless set. It is repeated for each object of a list, and in the path of each error.
    /// </summary>
    public int MaxAliasLength
    {
        get;
        init => field = Bound.Checked(value, 1, 10_000, nameof(MaxAliasLength));
    } = 100;

    /// <summary>How many items a list may have that a caller gives, in the document or in variables, at whatever depth: 1 to 1,000,000; 1,000 unless set.</summary>
    public int MaxListItems
    {
        get;
        init => field = Bound.Checked(value, 1, 1_000_000, nameof(MaxListItems));
    } = 1_000;

    /// <summary>
    /// What the fields of an operation may cost, by the weights of <c>@cost</c> and the sizes of <c>@listSize</c>: 1 to 1,000,000,000; 5,000 unless
    /// set. By default a field that gives an object costs 1 each time that it is resolved, and a leaf nothing. The default leaves room for two
    /// full pages in one another (20 × 20 objects with ten objects in each are 4,000) and none for three.
    /// </summary>
    public double MaxFieldCost
    {
        get;
        init => field = Bound.Checked(value, 1, Most, nameof(MaxFieldCost));
    } = 5_000;

    /// <summary>
    /// What the objects of an answer may cost together: 1 to 1,000,000,000; 5,000 unless set. By default an object costs 1, and a leaf nothing.
    /// </summary>
    public double MaxTypeCost
    {
        get;
        init => field = Bound.Checked(value, 1, Most, nameof(MaxTypeCost));
    } = 5_000;

    /// <summary>
    /// How many values an answer may have, leaves and lists included: 1 to 1,000,000,000; 20,000 unless set. Leaves cost nothing by the
    /// specification; this is what keeps hundreds of aliases of one leaf on thousands of objects from filling the memory. It is 20 MiB at
    /// 1 KiB a value: a field whose text may be much longer needs a weight of its own. Four values of introspection count as one.
    /// </summary>
    public double MaxValues
    {
        get;
        init => field = Bound.Checked(value, 1, Most, nameof(MaxValues));
    } = 20_000;

    /// <summary>How many items a list is taken to have of which the schema says nothing by <c>@listSize</c>: 0 to 1,000,000; 10 unless set.</summary>
    public int AssumedListSize
    {
        get;
        init => field = Bound.Checked(value, 0, 1_000_000, nameof(AssumedListSize));
    } = 10;

    /// <summary>
    /// Whether callers may read the schema; on unless set. Where it is off, <c>__schema</c> is refused, <c>__type</c> knows no type, messages propose no
    /// names, and <c>__typename</c> works as ever.
    /// </summary>
    public bool AllowIntrospection { get; init; } = true;
}
