using Continuity.Api.Tests.Hosting;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.Api.Tests.Schema;

/// <summary>Holds the schema to the contract that front ends rely on. What belongs to a later issue is named here, and nothing else may be missing.</summary>
[OneStore("No store changes it.")]
public sealed class ContractTests
{
    private static readonly string[] LaterTypes = [];

    private static readonly string[] LaterMembers = [];

    private static readonly string[] PresentMutations =
    [
        "startSession", "recordEntry", "endSession", "moveSession", "openTicket", "resolveTicket", "reopenTicket", "closeTicket", "claimTicket",
        "updateCustomer", "linkIdentity", "verifyIdentity", "unlinkIdentity", "mergeCustomers", "unmergeCustomers", "dismissMergeSuggestion",
        "issueContinuationCode", "reportProblem", "addStatement", "promiseFollowUp", "keepFollowUp", "rescheduleFollowUp", "waiveFollowUp",
        "releaseTicket", "acknowledgeBrief", "offerHandoff", "acceptHandoff", "declineHandoff", "withdrawHandoff", "returnToBot", "offerOwnership",
        "acceptOwnership", "declineOwnership", "setAvailability", "acceptAssistance", "setGoal", "restate", "confirmRestatement", "recordFact", "disputeFact", "settleDispute", "recordAttempt", "askQuestion", "answerQuestion", "markRecoveryStep", "redactEntry", "exportCustomer", "eraseCustomer",
    ];

    private static readonly string[] PresentSubscriptions = ["threadEntries", "inboxEvents", "queueEvents", "assistanceOffers"];

    private static readonly string[] PresentActivities =
    [
        "SESSION_STARTED", "SESSION_ENDED", "TICKET_OPENED", "TICKET_CLAIMED", "TICKET_RESOLVED", "TICKET_REOPENED", "TICKET_CLOSED", "SESSION_MOVED", "IDENTITY_LINKED",
        "IDENTITY_VERIFIED", "CUSTOMERS_MERGED", "CUSTOMERS_UNMERGED",
        "HANDOFF_OFFERED", "HANDOFF_ACCEPTED", "HANDOFF_DECLINED", "HANDOFF_EXPIRED", "HANDOFF_WITHDRAWN", "HANDLING_RETURNED", "RETURNED_TO_BOT", "OWNERSHIP_OFFERED", "OWNERSHIP_ACCEPTED",
        "OWNERSHIP_DECLINED", "FOLLOW_UP_PROMISED", "FOLLOW_UP_DUE", "FOLLOW_UP_KEPT", "FOLLOW_UP_RESCHEDULED", "FOLLOW_UP_MISSED", "FOLLOW_UP_ESCALATED", "FOLLOW_UP_WAIVED", "FOLLOW_UP_CANCELLED", "BRIEF_ACKNOWLEDGED", "ASSISTANCE_OFFERED", "ASSISTANCE_ACCEPTED", "RECOVERY_STEP",
        "PROBLEM_REPORTED", "ENTRY_REDACTED",
    ];

    /// <summary>The contract as it is agreed on beside the repository; where that is not at hand, as it was when this was built.</summary>
    private static string Contract { get; } =
        new[] { "../shared/design/contract.graphql", "tests/Continuity.Api.Tests/Schema/contract.graphql" }
            .Select(path => Path.GetFullPath(Path.Combine(Repository.Root, path)))
            .First(File.Exists);

    [Fact]
    public void Schema_HoldsAllOfTheContractThatIsNotLaterWork()
    {
        var promised = Members(Parser.Parse(File.ReadAllText(Contract)));
        var present = Members(Parser.Parse(File.ReadAllText(Repository.SchemaFile)));
        var missing = promised
            .Where(p => !IsLater(p.Key))
            .Where(p => !present.TryGetValue(p.Key, out var shape) || shape != p.Value)
            .Select(p => $"{p.Key}: {p.Value} (here: {present.GetValueOrDefault(p.Key, "nothing")})");

        Assert.Empty(missing);
    }

    [Fact]
    public void Contract_NamesEveryExceptionMadeHere()
    {
        var promised = Members(Parser.Parse(File.ReadAllText(Contract)));

        Assert.All(LaterTypes, type => Assert.Contains(type, promised.Keys));
        Assert.All(LaterMembers, member => Assert.Contains(member, promised.Keys));
    }

    private static bool IsLater(string member)
    {
        var parts = member.Split('.');
        return LaterTypes.Contains(parts[0])
            || LaterMembers.Any(later => member == later || member.StartsWith(later + ".", StringComparison.Ordinal))
            || (parts is ["Mutation", var mutation, ..] && !PresentMutations.Contains(mutation))
            || (parts is ["Subscription", var subscription, ..] && !PresentSubscriptions.Contains(subscription))
            || (parts is ["Activity", var activity] && !PresentActivities.Contains(activity));
    }

    /// <summary>Every type, field, argument and enum value by its path, with its shape.</summary>
    private static Dictionary<string, string> Members(DocumentNode document)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>())
        {
            var name = type.Name.Value;
            members[name] = type.GetType().Name;
            switch (type)
            {
                case ObjectTypeDefinitionNode node:
                    AddFields(members, name, node.Fields);
                    break;
                case InterfaceTypeDefinitionNode node:
                    AddFields(members, name, node.Fields);
                    break;
                case InputObjectTypeDefinitionNode node:
                    foreach (var field in node.Fields)
                    {
                        members[$"{name}.{field.Name.Value}"] = Shape(field);
                    }

                    break;
                case EnumTypeDefinitionNode node:
                    foreach (var value in node.Values)
                    {
                        members[$"{name}.{value.Name.Value}"] = "value";
                    }

                    break;
                case UnionTypeDefinitionNode node:
                    members[name] = string.Join('|', node.Types.Select(t => t.Name.Value).Order(StringComparer.Ordinal));
                    break;
            }
        }

        return members;
    }

    private static void AddFields(Dictionary<string, string> members, string type, IReadOnlyList<FieldDefinitionNode> fields)
    {
        foreach (var field in fields)
        {
            members[$"{type}.{field.Name.Value}"] = SyntaxPrinter.Print(field.Type);
            foreach (var argument in field.Arguments)
            {
                members[$"{type}.{field.Name.Value}.{argument.Name.Value}"] = Shape(argument);
            }
        }
    }

    private static string Shape(InputValueDefinitionNode value) =>
        SyntaxPrinter.Print(value.Type) + (value.DefaultValue is { } standard ? " = " + SyntaxPrinter.Print(standard) : string.Empty);
}
