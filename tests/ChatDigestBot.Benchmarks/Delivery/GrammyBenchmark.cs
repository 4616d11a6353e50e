using System.Globalization;

namespace ChatDigestBot.Benchmarks.Delivery;

/// <summary>A broadcast typed by an admin against a grammY script without any ledger: the same server, the same chats and words, in turn: <c>grammy [CHATS] [ROUNDS]</c>.</summary>
/// <remarks>
/// The script is measured at 32, 64 and 128 calls at once, from the word to begin to the last arrival; the bot as <c>delivery</c> measures it, from the tap on,
/// filling, ledger and reports included, so both without their start. Who begins changes with each round. Needs Node.js and npm.
/// </remarks>
internal sealed class GrammyBenchmark : IBenchmark
{
    private const int NoLimit = 1_000_000;
    private const int InFlight = 32;
    private static readonly int[] AtOnce = [32, 64, 128];

    public string Name => "grammy";

    public string Description => "a broadcast by the bot against a grammY script without any ledger, in turn, best of 32, 64 and 128 at once: [CHATS] [ROUNDS]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var numbers = words.Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToList();
        var (chats, rounds) = (numbers.Count > 0 ? numbers[0] : 20_000, numbers.Count > 1 ? numbers[1] : 3);
        await output.WriteLineAsync(Machine.Describe());
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-grammy-").FullName;
        try
        {
            var version = await GrammyScript.InstallAsync(folder, cancellationToken);
            var (scripts, bots) = (new List<Pace>(), new List<Pace>());
            for (var round = 1; round <= rounds; round++)
            {
                await using var scene = await Scene.SetAsync(chats, perSecond: 0, keepsMessages: true, planned: null, cancellationToken);
                if (round % 2 == 0)
                {
                    bots.Add(await MeasureBotAsync(scene, round, output, cancellationToken));
                }

                scripts.Add(await MeasureScriptAsync(scene, folder, round, output, cancellationToken));
                if (round % 2 == 1)
                {
                    bots.Add(await MeasureBotAsync(scene, round, output, cancellationToken));
                }
            }

            var (script, bot) = (Median(scripts), Median(bots));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{chats:N0} chats, median of {rounds}: grammY {version} {script}, the bot {bot}: {bot.MessagesPerSecond / script.MessagesPerSecond:0.00} times as fast"));
        }
        catch (GrammyException exception)
        {
            await output.WriteLineAsync(exception.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Pace> MeasureScriptAsync(Scene scene, string folder, int round, TextWriter output, CancellationToken cancellationToken)
    {
        var paces = new List<Pace>();
        foreach (var atOnce in AtOnce)
        {
            using var script = await GrammyScript.StartAsync(folder, scene.Telegram, scene.People.Select(person => person.Id), atOnce, cancellationToken);
            var (before, cpu, startedAt) = (scene.World.Deliveries.Count, script.Cpu, TimeProvider.System.GetTimestamp());
            script.Begin();
            await ReachAsync(scene, before + scene.People.Count, () => script.HasExited, cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds;
            await script.EndAsync(cancellationToken);
            paces.Add(Pace.Of(scene.People.Count, seconds, script.Cpu - cpu));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: grammY, {atOnce} at once: {paces[^1]}"));
        }

        return paces.MaxBy(pace => pace.MessagesPerSecond)!;
    }

    private static async Task<Pace> MeasureBotAsync(Scene scene, int round, TextWriter output, CancellationToken cancellationToken)
    {
        using var bot = scene.StartBot(NoLimit, InFlight);
        await scene.GreetAsync(cancellationToken);
        await scene.BroadcastAsync(cancellationToken);
        var (before, cpu, startedAt) = (scene.World.Deliveries.Count, bot.Cpu, TimeProvider.System.GetTimestamp());
        // The admin is one of those who get it.
        await ReachAsync(scene, before + scene.People.Count + 1, () => bot.HasExited, cancellationToken);
        var pace = Pace.Of(scene.People.Count, TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds, bot.Cpu - cpu);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: the bot: {pace}"));
        return pace;
    }

    private static async Task ReachAsync(Scene scene, long messages, Func<bool> hasExited, CancellationToken cancellationToken)
    {
        while (scene.World.Deliveries.Count < messages && !hasExited())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        }

        if (scene.World.Deliveries.Count < messages)
        {
            throw new GrammyException("What sends ended early; the figures would say nothing.");
        }
    }

    private static Pace Median(List<Pace> paces) => paces.OrderBy(pace => pace.MessagesPerSecond).ElementAt(paces.Count / 2);

    private sealed record Pace(double MessagesPerSecond, double MicrosecondsAMessage)
    {
        public static Pace Of(int messages, double seconds, TimeSpan cpu) => new(messages / seconds, cpu.TotalMicroseconds / messages);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MessagesPerSecond:F0} messages/s, {MicrosecondsAMessage:F0} µs CPU a message");
    }
}
