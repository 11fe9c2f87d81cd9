using Continuity.Callers;
using Continuity.Customers;
using Continuity.Handoffs;

namespace Continuity.Model;

/// <summary>A command during which something crashes, and what is done before it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Before">What is done before, at a home.</param>
/// <param name="Command">The command, at a home.</param>
public sealed record CrashScene(string Name, Func<CustomerId, IReadOnlyList<Command>> Before, Func<CustomerId, Command> Command)
{
    private static readonly Caller Ana = Cast.Of("ana");

    public static IReadOnlyList<CrashScene> All { get; } =
    [
        new("offer", static home => [Started(home)], static home => Offer(home, HandoffTarget.OfQueue("billing"), TransferMode.Cold)),
        new("accept", static home => [Started(home), Offer(home, HandoffTarget.OfQueue("general"), TransferMode.Warm)], static home => new(Act.Accept, Cast.Of("ben"), home) { Ticket = 1, Handoff = 1 }),
        new("decline", static home => [Started(home), Offer(home, HandoffTarget.OfAgent("ben"), TransferMode.Cold)], static home => new(Act.Decline, Cast.Of("ben"), home) { Ticket = 1, Handoff = 1 }),
        new("expiry in a queue", static home => [Started(home), Offer(home, HandoffTarget.OfQueue("general"), TransferMode.Warm), Minutes(2)], Due),
        new("reminder and expiry of the rest", static home => [Started(home), Offer(home, HandoffTarget.OfAgent("ben"), TransferMode.Warm), Accepted(home), Minutes(60)], Due),
    ];

    public static CrashScene Of(string name) => All.Single(scene => scene.Name == name);

    private static Command Started(CustomerId home) => new(Act.StartSession, Ana, home);

    private static Command Accepted(CustomerId home) => new(Act.Accept, Cast.Of("ben"), home) { Ticket = 1, Handoff = 1 };

    private static Command Offer(CustomerId home, HandoffTarget to, TransferMode mode) => new(Act.Offer, Ana, home) { Ticket = 1, To = to, Mode = mode };

    private static Command Minutes(int minutes) => new(Act.Wait, Cast.Bot, default) { Span = TimeSpan.FromMinutes(minutes) };

    private static Command Due(CustomerId home) => new(Act.Settle, Cast.Bot, home);
}
