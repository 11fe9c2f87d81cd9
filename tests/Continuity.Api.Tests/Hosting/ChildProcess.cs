using System.Diagnostics;

namespace Continuity.Api.Tests.Hosting;

/// <summary>A program that a test runs, with what it writes.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Only ends a test that hangs; nothing is asserted by it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly Lock gate = new();
    private readonly List<string> output = [];
    private readonly List<string> errors = [];
    private TaskCompletionSource news = NewSource();

    private ChildProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(errors, line.Data);
    }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>The lines of its standard output so far.</summary>
    public IReadOnlyList<string> Output => Copy(output);

    /// <summary>The lines of its standard error so far.</summary>
    public IReadOnlyList<string> Errors => Copy(errors);

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Changes to the environment; null removes a variable.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (key, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment.Remove(key);
            if (value is not null)
            {
                start.Environment[key] = value;
            }
        }

        var child = new ChildProcess(start);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until its output is as wanted; fails when it ends before that.</summary>
    /// <param name="isThere">Looks at the lines of standard output.</param>
    public async Task WaitUntilAsync(Predicate<IReadOnlyList<string>> isThere)
    {
        var ended = process.WaitForExitAsync();
        while (true)
        {
            var (news, lines) = Look();
            if (isThere(lines))
            {
                return;
            }

            if (ended.IsCompleted)
            {
                throw new InvalidOperationException($"It ended with exit code {process.ExitCode}: {string.Join('\n', Errors)}");
            }

            await Task.WhenAny(news, ended).WaitAsync(Patience);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (Task News, IReadOnlyList<string> Output) Look()
    {
        lock (gate)
        {
            return (news.Task, [.. output]);
        }
    }

    private List<string> Copy(List<string> lines)
    {
        lock (gate)
        {
            return [.. lines];
        }
    }

    private void Hear(List<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource told;
        lock (gate)
        {
            lines.Add(line);
            told = news;
            news = NewSource();
        }

        told.SetResult();
    }
}
