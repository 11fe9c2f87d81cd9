namespace Continuity.GraphQL.Language;

/// <summary>Bounds on what is parsed; a document beyond one is refused with a syntax error.</summary>
public sealed record ParserOptions
{
    private const int DeepestAllowed = 1_000;

    private readonly int maxTokens = int.MaxValue;
    private readonly int maxDepth = 200;

    /// <summary>The options that are taken where none are given.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>How many tokens a document may have; comments and commas are none. At least 1; without bound by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxTokens
    {
        get => maxTokens;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxTokens));
            maxTokens = value;
        }
    }

    /// <summary>
    /// How deep selection sets, lists, input objects and list types may be nested in one another, counted together.
    /// 1 to 1,000, so that no walk over a parsed document runs out of stack; 200 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 1,000.</exception>
    public int MaxDepth
    {
        get => maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxDepth));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DeepestAllowed, nameof(MaxDepth));
            maxDepth = value;
        }
    }
}
