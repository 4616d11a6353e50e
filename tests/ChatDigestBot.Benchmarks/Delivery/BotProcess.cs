using System.Diagnostics;
using System.Globalization;

namespace ChatDigestBot.Benchmarks.Delivery;

/// <summary>The product in a process of its own, so that its CPU and memory are its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();

    private BotProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it printed last, for when something goes wrong.</summary>
    public string Output
    {
        get
        {
            lock (_lastLines)
            {
                return string.Join('\n', _lastLines);
            }
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Of a process that has exited: 128 more than the number of the signal that ended it, where one did.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Where its pages are; null until its start was complete.</summary>
    public Uri? Address { get; private set; }

    public bool HasListened => Address is not null;

    /// <summary>User and system time so far.</summary>
    public TimeSpan Cpu => Machine.Cpu(_process.Id);

    public double Megabytes(string name) => Machine.Megabytes(name, _process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The product as it was built beside this program, in the same configuration.</summary>
    public static BotProcess Start(string folder, params IEnumerable<(string Name, string Value)> settings) => Start("ChatDigestBot.dll", ["serve"], folder, settings);

    /// <param name="program">An assembly beside this one.</param>
    public static BotProcess Start(string program, IEnumerable<string> words, string folder, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new BotProcess(Process.Start(start)!);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        const string Listening = "Now listening on: ";
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            Address = new Uri(line[(at + Listening.Length)..].Trim());
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 40)
            {
                _lastLines.Dequeue();
            }
        }
    }
}
