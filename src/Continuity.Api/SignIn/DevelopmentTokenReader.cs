using System.Text.Json;
using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Api.SignIn;

/// <summary>Reads the body of <c>POST /dev/token</c>.</summary>
/// <param name="identities">Reads a customer's identity.</param>
internal sealed class DevelopmentTokenReader(IdentityNormalizer identities)
{
    private static readonly string[] Members = ["role", "id", "name", "teams", "identity", "assurance"];
    private static readonly string[] IdentityMembers = ["kind", "value"];

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <exception cref="MalformedMemberException">A member is missing, unknown or out of bounds.</exception>
    public DevelopmentTokenRequest Read(JsonElement body)
    {
        OnlyKnown(body, "body", "", Members);
        var role = Named<Role>(body, "role", "role") ?? throw new MalformedMemberException("role", Choices<Role>().ToLowerInvariant());
        var id = Text(body, "id", "id", CallerBounds.Id) ?? throw new MalformedMemberException("id", Bound(CallerBounds.Id));
        var isCustomer = role is Role.Customer;
        RefuseUnless(isCustomer, body, "identity", "is for the role customer only.");
        RefuseUnless(isCustomer, body, "assurance", "is for the role customer only.");
        RefuseUnless(role is Role.Agent or Role.Supervisor, body, "teams", "is for the roles agent and supervisor only.");
        return new DevelopmentTokenRequest(role, id, Text(body, "name", "name", CallerBounds.Name), Teams(body), isCustomer ? Identity(body, id) : null);
    }

    private IdentityClaim Identity(JsonElement body, string id)
    {
        var assurance = Named<Assurance>(body, "assurance", "assurance") ?? Assurance.Verified;
        var (kind, value, member) = (IdentityKind.AppUser, id, "id");
        if (Member(body, "identity") is { } identity)
        {
            OnlyKnown(identity, "identity", "identity.", IdentityMembers);
            kind = Named<IdentityKind>(identity, "kind", "identity.kind") ?? throw new MalformedMemberException("identity.kind", Choices<IdentityKind>());
            value = Text(identity, "value", "identity.value", int.MaxValue) ?? throw new MalformedMemberException("identity.value", "must be a text.");
            member = "identity.value";
        }

        return identities.NormalizeMatchable(kind, value, member.Split('.')) switch
        {
            { Refusal: { } refusal } => throw new MalformedMemberException(member, $"is refused: {refusal.Message}"),
            var outcome => new IdentityClaim(outcome.Value, assurance),
        };
    }

    private static List<string> Teams(JsonElement body)
    {
        var bound = $"must be a list of at most {CallerBounds.Teams} texts of 1 to {CallerBounds.Id} characters.";
        if (Member(body, "teams") is not { } teams)
        {
            return [];
        }

        if (teams.ValueKind is not JsonValueKind.Array || teams.GetArrayLength() > CallerBounds.Teams)
        {
            throw new MalformedMemberException("teams", bound);
        }

        return [.. teams.EnumerateArray()
            .Select(team => team.ValueKind is JsonValueKind.String && CallerBounds.Allow(team.GetString(), CallerBounds.Id) ? team.GetString()! : throw new MalformedMemberException("teams", bound))
            .Distinct(StringComparer.Ordinal)];
    }

    private static void RefuseUnless(bool allowed, JsonElement body, string name, string reason)
    {
        if (!allowed && Member(body, name) is not null)
        {
            throw new MalformedMemberException(name, reason);
        }
    }

    private static void OnlyKnown(JsonElement element, string what, string prefix, string[] known)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            throw new MalformedMemberException(what, "must be a JSON object.");
        }

        foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            throw new MalformedMemberException(prefix + member.Name, $"is not known here; there are {string.Join(", ", known)}.");
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement element, string name, string path, int most) => Member(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } member when CallerBounds.Allow(member.GetString(), most) => member.GetString(),
        _ => throw new MalformedMemberException(path, most == int.MaxValue ? "must be a text." : Bound(most)),
    };

    private static T? Named<T>(JsonElement element, string name, string path)
        where T : struct, Enum => Member(element, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } member when ContractName.Read<T>(member.GetString()) is { } value => value,
            _ => throw new MalformedMemberException(path, typeof(T) == typeof(Role) ? Choices<T>().ToLowerInvariant() : Choices<T>()),
        };

    private static string Choices<T>()
        where T : struct, Enum => $"must be one of {ContractName.All<T>()}.";

    private static string Bound(int most) => $"must be a text of 1 to {most} characters.";
}
