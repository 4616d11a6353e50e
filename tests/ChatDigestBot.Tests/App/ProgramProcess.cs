using System.Diagnostics;
using System.Threading.Channels;

namespace ChatDigestBot.Tests.App;

/// <summary>One of our programs in a process of its own, as an operator starts it; killed with everything it started when disposed.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    /// <summary>Long enough for a busy machine; only a hanging program ever waits it out.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Channel<string> _unread = Channel.CreateUnbounded<string>();
    private int _ends;

    private ProgramProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Everything printed so far, standard output and error together.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>The built program of a project under <c>src</c>, in the configuration these tests were built in.</summary>
    public static string PathOf(string project) => Path.Combine(
        Repository.Root, "src", project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", project + ".dll");

    /// <param name="program">A .dll.</param>
    /// <param name="folder">The folder the command is typed in.</param>
    /// <param name="environment">Settings such as <c>Telegram__Token</c>; those of the test run itself are not passed on.</param>
    public static ProgramProcess Start(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Run("dotnet", folder, [program, .. arguments], environment);

    /// <summary>Starts any command, such as <c>dotnet run</c>.</summary>
    public static ProgramProcess Run(string command, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.Contains("__", StringComparison.Ordinal) || name is "ASPNETCORE_URLS").ToList())
        {
            start.Environment.Remove(name);
        }

        // As for the tests' own process, hexadecimal: 128 MB.
        start.Environment["DOTNET_GCgen0MaxBudget"] = "8000000";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new ProgramProcess(process);
    }

    /// <summary>Waits until it ends by itself and returns its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, as systemd and containers do: SIGTERM. Returns its exit code.</summary>
    /// <param name="signal">Another signal, by its name without SIG.</param>
    public async Task<int> StopAsync(string signal = "TERM")
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await ExitAsync();
    }

    /// <summary>Reads on until a line holds the text, and returns that line.</summary>
    public async Task<string> LineAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in _unread.Reader.ReadAllAsync(patience.Token))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Falls through to the failure below, which shows what was printed.
        }

        Assert.Fail($"The program never printed \"{text}\", but:\n{Output}");
        return "";
    }

    /// <summary>Ends it as a power cut would: SIGKILL, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
        {
            // Both standard output and error have ended: whoever waits for another line waits in vain.
            if (Interlocked.Increment(ref _ends) == 2)
            {
                _unread.Writer.TryComplete();
            }

            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        _unread.Writer.TryWrite(line);
    }
}
