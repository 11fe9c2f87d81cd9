using Continuity.GraphQL;

namespace Continuity.Api.Staff;

/// <summary>Commands on agents.</summary>
[MutationType]
internal static class StaffMutations
{
    /// <summary>Says whether you can be given work, and who acts for you while not. For agents, each of themselves.</summary>
    /// <param name="input">What to do.</param>
    public static Task<AgentPayload> SetAvailabilityAsync(SetAvailabilityInput input, StaffCommands staff, CancellationToken cancellationToken) =>
        staff.SetAvailabilityAsync(input, cancellationToken);

    /// <summary>
    /// Removes an agent who leaves for good. From then on they can do and read nothing, and are nobody's deputy; every ticket that they own or handle, open or resolved, passes to
    /// the successor with the duties that go along, and offers to them are taken back. That goes on after the answer where it is much, and is finished whatever happens. For supervisors.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<AgentPayload> RemoveAgentAsync(RemoveAgentInput input, StaffCommands staff, CancellationToken cancellationToken) =>
        staff.RemoveAsync(input, cancellationToken);
}
