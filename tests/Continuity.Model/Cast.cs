using Continuity.Callers;
using Continuity.Queues;
using Continuity.Staff;

namespace Continuity.Model;

/// <summary>Who plays in the sequences: eight agents, two supervisors and a bot; the customers are the homes' own.</summary>
public static class Cast
{
    public static IReadOnlyList<Caller> Agents { get; } =
        [Agent("ana", "care"), Agent("ben", "care"), Agent("cleo", "care"), Agent("dan", "billing"), Agent("eva", "billing"), Agent("fay", "care"), Agent("gus"), Agent("hal")];

    public static IReadOnlyList<Caller> Supervisors { get; } =
        [new(Role.Supervisor, "sue") { Name = "Sue", Teams = ["care"] }, new(Role.Supervisor, "tom") { Name = "Tom", Teams = ["billing"] }];

    public static Caller Bot { get; } = new(Role.Bot, "bo") { Name = "Bo" };

    public static Caller Ingest { get; } = new(Role.Ingest, "telephony");

    public static IReadOnlyList<Caller> Staff { get; } = [.. Agents, .. Supervisors];

    public static string[] QueueNames { get; } = ["general", "billing", "supervisors"];

    public static QueueRules Queues { get; } = new()
    {
        Names = QueueNames,
        Teams = new Dictionary<string, IReadOnlyList<string>> { ["billing"] = ["billing"] },
        OfSupervisors = ["supervisors"],
    };

    public static Roster Roster { get; } = new(Roster.Empty.Members.AddRange(Staff.Select(
        static caller => KeyValuePair.Create(caller.Id, new StaffMember(caller.Id, caller.Role) { Name = caller.Name!, Teams = caller.Teams }))));

    /// <summary>An agent or supervisor by id.</summary>
    public static Caller Of(string id) => Staff.First(caller => caller.Id == id);

    private static Caller Agent(string id, params string[] teams) => new(Role.Agent, id) { Name = char.ToUpperInvariant(id[0]) + id[1..], Teams = teams };
}
