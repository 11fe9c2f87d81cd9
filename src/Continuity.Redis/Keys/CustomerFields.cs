using System.Globalization;

namespace Continuity.Redis.Keys;

/// <summary>The fields of a customer's hash. <c>read.lua</c> knows them too.</summary>
internal static class CustomerFields
{
    /// <summary>How often the state was changed.</summary>
    public const string Version = "v";

    /// <summary>The customer that this one was redirected to.</summary>
    public const string Alias = "alias";

    /// <summary>The profile.</summary>
    public const string Profile = "profile";

    /// <summary>The names of the fields that every decision needs, with blanks between.</summary>
    public const string Live = "live";

    /// <summary>Names the fields of all the sessions that go on, where fields are asked for; it is none itself.</summary>
    public const string Open = "open";

    /// <summary>There where the home is erased, for those who read no profile.</summary>
    public const string Erased = "erased";

    /// <summary>1 where nothing may be appended that was not decided on the home as it is now: it is erased, or held for that. <c>commit.lua</c> knows it too.</summary>
    public const string Shut = "shut";

    /// <summary>What is still to be written of the last commit; there only within a commit and after a crash in one.</summary>
    public const string Redo = "redo";

    /// <summary>Up to which entry webhooks were told; there only where they are behind. <c>commit.lua</c> knows it too.</summary>
    public const string Hooked = "hooked";

    /// <summary>A ticket's field.</summary>
    public static string Ticket(int number) => Field('t', number);

    /// <summary>The field of what was done on a ticket to make up for what went wrong.</summary>
    public static string Recovery(int ticket) => Field('r', ticket);

    /// <summary>A session's field.</summary>
    public static string Session(int number) => Field('s', number);

    /// <summary>A handoff's field.</summary>
    public static string Handoff(int number) => Field('h', number);

    /// <summary>The field of an offer of ownership.</summary>
    public static string OwnershipOffer(int number) => Field('o', number);

    /// <summary>A follow-up's field.</summary>
    public static string FollowUp(int number) => Field('f', number);

    /// <summary>The field of what was recorded for a ticket's brief.</summary>
    public static string Brief(int ticket) => Field('b', ticket);

    /// <summary>A problem report's field.</summary>
    public static string ProblemReport(int number) => Field('q', number);

    /// <summary>The field of the delivery of an entry, by the entry's sequence. <c>commit.lua</c> writes the first one.</summary>
    public static string Delivery(int sequence) => Field('d', sequence);

    /// <summary>The field of a ticket's last activity, which is written without a new version.</summary>
    public static string Activity(int ticket) => Field('l', ticket);

    /// <summary>The field of the last contact on a ticket, which is written without a new version: see <c>ContactMark</c>.</summary>
    public static string Contact(int ticket) => Field('c', ticket);

    /// <summary>Names an entry of the log by its sequence, where fields are asked for; it is none itself.</summary>
    public static string Entry(int sequence) => Field('e', sequence);

    /// <summary>The number in a field's name.</summary>
    public static int NumberOf(string field) => int.Parse(field.AsSpan(2), CultureInfo.InvariantCulture);

    private static string Field(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{number}");
}
