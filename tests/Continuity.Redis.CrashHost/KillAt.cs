using System.Diagnostics;
using Continuity.Redis.Merging;

namespace Continuity.Redis.CrashHost;

/// <summary>Ends this process, without any chance to tidy up, once a step of a merge is committed.</summary>
/// <param name="last">The step; null where the process is to live.</param>
internal sealed class KillAt(MergeStep? last) : IMergeObserver
{
    /// <inheritdoc/>
    public void Reached(MergeStep step)
    {
        if (step == last)
        {
            Process.GetCurrentProcess().Kill();

            // SIGKILL is on its way; until it arrives nothing more may be done here.
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
