using System.Diagnostics;

namespace Continuity.Api.Tests.Hosting;

/// <summary>A program that a test runs, with what it writes.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Only ends a test that hangs; nothing is asserted by it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private TaskCompletionSource _news = NewSource();

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>The lines of its standard output so far.</summary>
    public IReadOnlyList<string> Output => Copy(_output);

    /// <summary>The lines of its standard error so far.</summary>
    public IReadOnlyList<string> Errors => Copy(_errors);

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
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until its output is as wanted; fails when it ends before that.</summary>
    /// <param name="isThere">Looks at the lines of standard output.</param>
    public async Task WaitUntilAsync(Predicate<IReadOnlyList<string>> isThere)
    {
        var ended = _process.WaitForExitAsync();
        while (true)
        {
            var (news, lines) = Look();
            if (isThere(lines))
            {
                return;
            }

            if (ended.IsCompleted)
            {
                throw new InvalidOperationException($"It ended with exit code {_process.ExitCode}: {string.Join('\n', Errors)}");
            }

            await Task.WhenAny(news, ended).WaitAsync(Patience);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (Task News, IReadOnlyList<string> Output) Look()
    {
        lock (_gate)
        {
            return (_news.Task, [.. _output]);
        }
    }

    private List<string> Copy(List<string> lines)
    {
        lock (_gate)
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
        lock (_gate)
        {
            lines.Add(line);
            told = _news;
            _news = NewSource();
        }

        told.SetResult();
    }
}
