using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi;

namespace ChatDigestBot.Benchmarks.Delivery;

/// <summary>The script that somebody would write with grammY to tell many chats something: so many calls at once, connections kept, nothing written down.</summary>
internal sealed class GrammyScript : IDisposable
{
    private const string Package = "grammy@1";

    private const string Code =
        """
        const { readFileSync } = require("node:fs");
        const { Agent } = require("node:http");
        const { Bot } = require("grammy");

        const { token, apiRoot, chats, text, atOnce } = JSON.parse(readFileSync(process.argv[2], "utf8"));
        const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
        const bot = new Bot(token, { client: { apiRoot, baseFetchConfig: { agent, compress: true } } });
        let next = 0;
        async function send() {
          while (next < chats.length) {
            await bot.api.sendMessage(chats[next++], text);
          }
        }

        process.stdin.once("data", async () => {
          await Promise.all(Array.from({ length: atOnce }, send));
          console.log("done");
          process.stdin.once("end", () => process.exit(0));
        });
        console.log("ready");
        """;

    private readonly Process _process;

    private GrammyScript(Process process) => _process = process;

    public TimeSpan Cpu => Machine.Cpu(_process.Id);

    public bool HasExited => _process.HasExited;

    /// <summary>Puts grammY into a folder; returns its version.</summary>
    /// <exception cref="GrammyException">npm is not there, or has no such package.</exception>
    public static async Task<string> InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var (code, said) = await RunAsync("npm", ["install", Package, "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error"], folder, cancellationToken);
        if (code != 0)
        {
            throw new GrammyException($"npm could not install {Package}: {said.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "it does not say why"}");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "send.js"), Code, cancellationToken);
        using var installed = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "node_modules", "grammy", "package.json"), cancellationToken));
        return installed.RootElement.GetProperty("version").GetString()!;
    }

    /// <summary>Starts the script, which waits until it is told to begin.</summary>
    /// <param name="folder">Where grammY is.</param>
    /// <param name="telegram">To which server.</param>
    /// <param name="chats">To whom.</param>
    /// <param name="atOnce">How many calls are under way at most.</param>
    /// <param name="cancellationToken">Ends the wait for its start.</param>
    public static async Task<GrammyScript> StartAsync(string folder, BotApiServer telegram, IEnumerable<long> chats, int atOnce, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "job.json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { token = telegram.Token, apiRoot = telegram.Url.TrimEnd('/'), chats, text = Scene.Text.Plain, atOnce }), cancellationToken);
        var process = Start("node", ["send.js", path], folder);
        var script = new GrammyScript(process);
        await script.SaysAsync("ready", cancellationToken);
        return script;
    }

    public void Begin()
    {
        _process.StandardInput.WriteLine("begin");
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until every call is answered.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => SaysAsync("done", cancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task SaysAsync(string word, CancellationToken cancellationToken)
    {
        if (await _process.StandardOutput.ReadLineAsync(cancellationToken) != word)
        {
            throw new GrammyException($"the script ended before it was {word}: {await _process.StandardError.ReadToEndAsync(cancellationToken)}");
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] words, string folder, CancellationToken cancellationToken)
    {
        using var process = Start(program, words, folder);
        var (said, complaints) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await complaints + await said);
    }

    private static Process Start(string program, string[] words, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, words)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            throw new GrammyException(string.Create(CultureInfo.InvariantCulture, $"{program} is not there; install Node.js with npm, 18 or later"));
        }
    }
}

/// <summary>grammY cannot be measured here, in words for whoever asked.</summary>
internal sealed class GrammyException(string message) : Exception(message);
