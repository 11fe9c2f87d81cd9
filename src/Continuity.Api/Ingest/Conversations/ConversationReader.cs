using Continuity.Api.Customers;
using Continuity.Api.SignIn;
using Continuity.Api.Threads;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>Reads what chats and apps tell, as <c>schema/ingest/chat.json</c> and <c>app.json</c> say, to the letter.</summary>
internal static class ConversationReader
{
    private const int IdCharacters = 150;
    private const int MostIdentities = 20;

    private static readonly Dictionary<string, ConversationEventType> Chat = new(StringComparer.Ordinal)
    {
        ["session.started"] = ConversationEventType.SessionStarted,
        ["message"] = ConversationEventType.Message,
        ["identity.verified"] = ConversationEventType.IdentityVerified,
        ["session.ended"] = ConversationEventType.SessionEnded,
        ["delivery"] = ConversationEventType.Delivery,
    };

    private static readonly Dictionary<string, ConversationEventType> App = new(StringComparer.Ordinal)
    {
        ["session.started"] = ConversationEventType.SessionStarted,
        ["step"] = ConversationEventType.Step,
        ["page"] = ConversationEventType.Page,
        ["session.ended"] = ConversationEventType.SessionEnded,
        ["delivery"] = ConversationEventType.Delivery,
    };

    /// <summary>Reads one.</summary>
    /// <param name="content">What was sent.</param>
    /// <param name="kind">From a chat or an app.</param>
    /// <exception cref="ContentFault">It is not as the schema says.</exception>
    public static ConversationEvent Read(JsonContent content, IngestKind kind)
    {
        var types = kind == IngestKind.Chat ? Chat : App;
        var type = types.TryGetValue(content.Text("type", IdCharacters), out var known) ? known : throw content.Fault("type", $"must be one of {string.Join(", ", types.Keys)}.");
        content.Only([.. Members(type)]);
        var told = new ConversationEvent(content.Text("id", IdCharacters), type, content.Time("occurredAt"));
        return type == ConversationEventType.Delivery ? told with { Receipt = Deliveries.Read(content.Object("delivery").Only("deliveryId", "state", "error")) } : WithContent(content, Named(content, told));
    }

    private static IEnumerable<string> Members(ConversationEventType type) => type switch
    {
        ConversationEventType.Delivery => ["id", "type", "occurredAt", "delivery"],
        ConversationEventType.SessionStarted => ["id", "type", "occurredAt", "session", "customer", "subject"],
        ConversationEventType.Message => ["id", "type", "occurredAt", "session", "customer", "message"],
        ConversationEventType.Step => ["id", "type", "occurredAt", "session", "customer", "step"],
        ConversationEventType.Page => ["id", "type", "occurredAt", "session", "customer", "page"],
        ConversationEventType.IdentityVerified => ["id", "type", "occurredAt", "session", "customer", "identity"],
        _ => ["id", "type", "occurredAt", "session", "customer"],
    };

    private static ConversationEvent Named(JsonContent content, ConversationEvent told)
    {
        var session = content.Text("session", IdCharacters);
        if (session.Any(char.IsControl))
        {
            throw content.Fault("session", "must have no control characters.");
        }

        if (!content.Has("customer"))
        {
            return told with { Session = session };
        }

        var customer = content.Object("customer").Only("name", "language", "identities");
        return told with
        {
            Session = session,
            Name = customer.OptionalText("name", CallerBounds.Name),
            Language = customer.OptionalText("language", 35),
            Identities = [.. customer.Objects("identities", MostIdentities).Select(static one => Identity(one.Only("kind", "value", "assurance")))],
        };
    }

    private static ConversationEvent WithContent(JsonContent content, ConversationEvent told) => told.Type switch
    {
        ConversationEventType.SessionStarted => told with { Subject = content.OptionalText("subject", 200) },
        ConversationEventType.Message => WithMessage(content.Object("message").Only("text", "author", "authorId"), told),
        ConversationEventType.Step => told with { Content = Of(Step(content.Object("step").Only("step", "outcome", "detail"))) },
        ConversationEventType.Page => told with { Content = Of(new(content.Text("page", EntryLimits.NameCharacters), SelfServiceOutcome.Viewed, null)) },
        ConversationEventType.IdentityVerified => WithProof(content.Object("identity").Only("kind", "value", "method"), told),
        _ => told,
    };

    private static ConversationEvent WithMessage(JsonContent message, ConversationEvent told)
    {
        var author = message.OptionalNamed<ConversationAuthorKind>("author") ?? ConversationAuthorKind.Customer;
        if (author == ConversationAuthorKind.Customer && message.Has("authorId"))
        {
            throw message.Fault("authorId", "is for AGENT and BOT only.");
        }

        return told with
        {
            Content = new(new(message.Text("text", EntryLimits.TextBytes)), null, null, null, null),
            Author = author switch
            {
                ConversationAuthorKind.Agent => new(ActorRef.Agent(message.Text("authorId", CallerBounds.Id))),
                ConversationAuthorKind.Bot => new(ActorRef.Bot(message.Text("authorId", CallerBounds.Id))),
                _ => null,
            },
        };
    }

    private static ConversationEvent WithProof(JsonContent proof, ConversationEvent told) => told with
    {
        Proof = new(new(proof.Named<IdentityKind>("kind"), proof.Text("value", 320), Assurance.Verified), proof.Text("method", 200)),
    };

    private static SelfServiceInput Step(JsonContent step) =>
        new(step.Text("step", EntryLimits.NameCharacters), step.Named<SelfServiceOutcome>("outcome"), step.OptionalText("detail", EntryLimits.TextBytes));

    private static EntryContentInput Of(SelfServiceInput step) => new(null, null, null, step, null);

    private static IdentityInput Identity(JsonContent identity) =>
        new(identity.Named<IdentityKind>("kind"), identity.Text("value", 320), identity.OptionalNamed<Assurance>("assurance") ?? Assurance.Claimed);
}
