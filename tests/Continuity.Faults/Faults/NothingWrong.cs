using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>Nothing at all: what the others are held against, and the checker, which must find nothing then.</summary>
internal sealed class NothingWrong : Fault
{
    public override string Name => "none";

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        await Task.Delay(span);
        return [];
    }
}
