using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>SIGTERM of one instance after the other, each started again: what a new version is rolled out by.</summary>
internal sealed class RollingRestart : Fault
{
    public override string Name => "rolling restart of the API";

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        List<Finding> findings = [];
        foreach (var instance in stage.Instances)
        {
            if (await instance.StopAsync() is var exitCode and not 0)
            {
                findings.Add(new(FindingKind.Wrong, $"An instance that was to stop ended with exit code {exitCode}."));
            }

            await instance.StartAsync();
        }

        return findings;
    }
}
