using System.Runtime.CompilerServices;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>One validation of one document: what the rules share, and what they found.</summary>
internal sealed class ValidationContext
{
    /// <summary>
    /// How many visits the rules that follow fragments across definitions may spend together, beside one for every four bytes of the
    /// document: it must be refused in about linear time, however its fragments are woven.
    /// </summary>
    private const int MaxVisits = 100_000;

    private readonly int maxVisits;
    private readonly Dictionary<string, FragmentDefinitionNode> fragments = [];
    private readonly Dictionary<FragmentDefinitionNode, DefinitionUsages> fragmentUsages = [];
    private readonly List<GraphQLError> errors = [];
    private int visits;

    public ValidationContext(Schema schema, DocumentNode document, bool suggestNames, CancellationToken cancellationToken)
    {
        Schema = schema;
        Document = document;
        SuggestNames = suggestNames;
        maxVisits = MaxVisits + (document.Location.End / 4);
        CancellationToken = cancellationToken;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    /// <summary>Whether messages may name what is in the schema, beyond what the document itself names.</summary>
    public bool SuggestNames { get; }

    public CancellationToken CancellationToken { get; }

    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Whether nothing more is told: the errors have reached their cap.</summary>
    public bool IsDone { get; private set; }

    /// <summary>What each operation uses, in the document's order; complete when the walk is over.</summary>
    public List<DefinitionUsages> Operations { get; } = [];

    /// <summary>The fragment of a name, the first of several, or null.</summary>
    public FragmentDefinitionNode? FindFragment(string name) => fragments.GetValueOrDefault(name);

    /// <summary>What the fragment of a name uses, or null; complete when the walk is over.</summary>
    public DefinitionUsages? FindFragmentUsages(string name) =>
        fragments.TryGetValue(name, out var fragment) ? fragmentUsages.GetValueOrDefault(fragment) : null;

    public void AddFragmentUsages(FragmentDefinitionNode fragment, DefinitionUsages usages) => fragmentUsages[fragment] = usages;

    /// <summary>Tells an error, unless enough have been told.</summary>
    /// <param name="message">What is wrong, naming the element.</param>
    /// <param name="nodes">The nodes it is about.</param>
    public void Report([InterpolatedStringHandlerArgument("")] ref ErrorMessage message, params ReadOnlySpan<SyntaxNode> nodes) =>
        Report(message.ToStringAndClear(), nodes);

    /// <inheritdoc cref="Report(ref ErrorMessage, ReadOnlySpan{SyntaxNode})"/>
    public void Report(string message, params ReadOnlySpan<SyntaxNode> nodes)
    {
        if (IsDone)
        {
            return;
        }

        var locations = new Location[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            locations[i] = nodes[i].Location;
        }

        errors.Add(new GraphQLError(message) { Locations = locations }.WithCode(DocumentValidator.ErrorCode));
        if (errors.Count == DocumentValidator.MaxErrors)
        {
            IsDone = true;
            errors.Add(new GraphQLError($"Validation stopped after {DocumentValidator.MaxErrors} errors.").WithCode(DocumentValidator.ErrorCode));
        }
    }

    /// <summary>Counts a visit to a definition or spread that may be visited more than once.</summary>
    /// <returns>False where the document's share is used up: the document has been refused, and the rule is to stop.</returns>
    public bool TrySpendVisit() => TrySpendVisits(1);

    /// <summary>Counts several visits at once.</summary>
    /// <param name="count">How many.</param>
    /// <returns>False where the document's share is used up: the document has been refused, and the rule is to stop.</returns>
    public bool TrySpendVisits(int count)
    {
        if (visits > maxVisits - count)
        {
            Report($"The document's fragments and fields overlap too often: checking it takes more than {maxVisits} visits.");
            IsDone = true;
            return false;
        }

        visits += count;
        CancellationToken.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>A sentence that proposes the names resembling a mistyped one, with a leading blank; empty where there are none.</summary>
    public string Suggest(string name, IEnumerable<string> candidates) =>
        SuggestNames ? NameSuggestion.For(name, candidates) : "";
}
