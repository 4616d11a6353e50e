using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatDigestBot.Tests.Playground.Hosting;

/// <summary>The program as people start it: a process of its own, from some folder that is not ours.</summary>
public sealed class PlaygroundProcessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatdigestbot-somewhere-");
    private readonly HashSet<int> started = [];
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task It_says_where_everything_is_and_everything_answers_then_ctrl_c_ends_it()
    {
        using var program = Start("--port", "0", "--api-port", "0", "--bot-port", "0");
        var ready = await ReadyAsync(program);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ready.GetProperty("chat").GetString())).StatusCode);
        var me = await client.GetFromJsonAsync<JsonElement>($"{ready.GetProperty("api").GetString()}/bot{ready.GetProperty("token").GetString()}/getMe");
        Assert.True(me.GetProperty("result").GetProperty("is_bot").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ready.GetProperty("console").GetString())).StatusCode);
        var link = await client.GetAsync($"{ready.GetProperty("chat").GetString()}console");
        Assert.Equal(HttpStatusCode.Redirect, link.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link.Headers.Location)).StatusCode);

        Assert.Equal(0, await InterruptAsync(program));
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Without_the_bot_it_is_only_the_simulated_telegram()
    {
        using var program = Start("--port", "0", "--api-port", "0", "--no-bot");
        var ready = await ReadyAsync(program);

        Assert.Equal(JsonValueKind.Null, ready.GetProperty("console").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{ready.GetProperty("chat").GetString()}console")).StatusCode);
        Assert.Equal(0, await InterruptAsync(program));
    }

    [Fact]
    public async Task A_kept_folder_is_gone_on_with()
    {
        string[] arguments = ["--port", "0", "--api-port", "0", "--no-bot", "--data", "kept"];
        using (var first = Start(arguments))
        {
            var chat = (await ReadyAsync(first)).GetProperty("chat").GetString();
            await client.PostAsJsonAsync($"{chat}api/people", new { name = "Lucía", language = "es" });
            Assert.Equal(0, await InterruptAsync(first));
        }

        using var second = Start(arguments);
        var state = await client.GetFromJsonAsync<JsonElement>($"{(await ReadyAsync(second)).GetProperty("chat").GetString()}api/state");
        Assert.Contains("Lucía", state.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("name").GetString()));
        Assert.Equal(0, await InterruptAsync(second));
    }

    public void Dispose()
    {
        client.Dispose();
        EndAll();
        folder.Delete(recursive: true);
    }

    private Process Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ChatDigestBot.Playground.dll");
        // A shell that runs the tests in the background ignores Ctrl-C, and what it starts would inherit that.
        var process = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", program, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        started.Add(process.Id);
        return process;
    }

    /// <summary>A test that failed half way leaves no program behind.</summary>
    private void EndAll()
    {
        foreach (var process in Process.GetProcesses().Where(process => started.Contains(process.Id)))
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Reads up to the one line of JSON.</summary>
    private static async Task<JsonElement> ReadyAsync(Process program)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await program.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith('{'))
            {
                return JsonElement.Parse(line);
            }
        }

        throw new InvalidOperationException($"It ended without a ready line: {await program.StandardError.ReadToEndAsync(patience.Token)}");
    }

    /// <summary>Presses Ctrl-C and returns the exit code; it has two minutes on a busy machine.</summary>
    private static async Task<int> InterruptAsync(Process program)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var kill = Process.Start("kill", ["-INT", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await program.WaitForExitAsync(patience.Token);
        var complaints = await program.StandardError.ReadToEndAsync(patience.Token);
        Assert.True(complaints.Length == 0, complaints);
        return program.ExitCode;
    }
}
