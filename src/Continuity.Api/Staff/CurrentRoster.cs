using Continuity.Redis.Staff;
using Continuity.Staff;

namespace Continuity.Api.Staff;

/// <summary>The roster as it stood when a request first needed it: read once, however much is asked of it.</summary>
internal sealed class CurrentRoster(RosterReader reader)
{
    private Task<Roster>? roster;

    /// <summary>The roster.</summary>
    public Task<Roster> GetAsync(CancellationToken cancellationToken) => roster ??= reader.ReadAsync(cancellationToken);

    /// <summary>Lets the next call read again: a command has changed it.</summary>
    public void Forget() => roster = null;
}
