using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

/// <summary>Customers as they are found: of one home, or of several that were merged.</summary>
internal static class People
{
    public static readonly CustomerId Earlier = CustomerId.New(Start);
    public static readonly CustomerId Later = CustomerId.New(Start.AddDays(1));
    public static readonly CustomerId Latest = CustomerId.New(Start.AddDays(2));
    public static readonly Identity Browser = new(IdentityKind.ChatVisitor, "browser");
    public static readonly Identity OtherApp = new(IdentityKind.AppUser, "max");
    public static readonly Identity OtherMail = new(IdentityKind.Email, "max@example.com");
    public static readonly Identity Crm = new(IdentityKind.External, "crm-7");

    /// <summary>One home.</summary>
    public static CustomerState Home(CustomerId id, params IReadOnlyList<IdentityClaim> identities) => new(id)
    {
        Version = 1,
        Profile = new() { Identities = [.. identities.Select(claim => new LinkedIdentity(claim.Identity, claim.Assurance, Start, ActorRef.Continuity))] },
    };

    /// <summary>A customer of one home.</summary>
    public static CustomerHomes Customer(CustomerId id, params IReadOnlyList<IdentityClaim> identities) => new(Home(id, identities), []);

    /// <summary>A home that others were merged into.</summary>
    public static CustomerState Merged(CustomerState survivor, params IReadOnlyList<CustomerState> merged) => survivor with
    {
        OtherHomes = [.. merged.Select(home => home with { Profile = home.Profile with { MergedInto = Link(survivor.Id) } })],
    };

    /// <summary>The same customer, as it is loaded by a home that was merged.</summary>
    public static CustomerState SeenFrom(CustomerState survivor, CustomerId merged) => survivor.OtherHomes.Single(home => home.Id == merged) with
    {
        OtherHomes = [survivor with { OtherHomes = [] }, .. survivor.OtherHomes.Where(home => home.Id != merged)],
    };

    /// <summary>A claim that leads to a customer who has the identity.</summary>
    public static KnownClaim Leads(IdentityClaim claim, CustomerHomes customer) => new(claim, customer.HomeOf(claim.Identity) ?? customer.Id, customer);

    /// <summary>A claim that leads nowhere.</summary>
    public static KnownClaim Free(IdentityClaim claim) => new(claim);

    /// <summary>That another customer may be the same.</summary>
    public static MergeSuggestion Suggested(CustomerId other, DateTimeOffset at) => new(other, new(Mail, Assurance.Claimed, at, ActorRef.Continuity), "Why.", at);

    private static MergeLink Link(CustomerId survivor) => new(1, survivor, MergeLinkState.Confirmed, Start, Ana.ActsAs(survivor), "One person", 0);
}
