using System.Globalization;
using ChatDigestBot.Delivery.Ledger;

namespace ChatDigestBot.Benchmarks.Delivery;

/// <summary>Kills the bot at random moments of a run and compares the ledger with what people have: <c>delivery-kill CHATS TIMES [RATE]</c>.</summary>
internal sealed class KillBenchmark : IBenchmark
{
    private const int InFlight = 32;

    public string Name => "delivery-kill";

    public string Description => "kill -9 at random moments; nobody left out, every double named: CHATS TIMES [RATE]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var numbers = words.Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToList();
        var (chats, times) = (numbers[0], numbers[1]);
        var rate = numbers.Count > 2 ? numbers[2] : 1000;
        await output.WriteLineAsync(Machine.Describe());
        await using var scene = await Scene.SetAsync(chats, perSecond: 0, keepsMessages: true, DeliveryKind.Digest, cancellationToken);
        var random = new Random(20260);
        for (var kill = 0; kill < times; kill++)
        {
            using var bot = scene.StartBot(rate, InFlight);
            var goal = Math.Min(scene.World.Deliveries.Count + random.Next(1, Math.Max(2, 2 * chats / times)), chats);
            await scene.World.Deliveries.ReachAsync(goal, cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 20)), TimeProvider.System, cancellationToken);
            await bot.KillAsync();
            if (scene.World.Deliveries.Count >= chats)
            {
                await output.WriteLineAsync($"everything had arrived after {kill + 1} kills");
                break;
            }
        }

        using (scene.StartBot(rate, InFlight))
        {
            while ((await scene.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')", cancellationToken))[0] > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            }
        }

        await CompareAsync(scene, chats, output, cancellationToken);
    }

    private static async Task CompareAsync(Scene scene, int chats, TextWriter output, CancellationToken cancellationToken)
    {
        var copies = scene.World.Deliveries.After(0).CountBy(arrival => arrival.ChatId).ToDictionary();
        var named = (await scene.QueryAsync<long>("SELECT chat_id FROM deliveries WHERE unanswered > 0", cancellationToken)).ToHashSet();
        var sent = (await scene.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'", cancellationToken))[0];
        var doubled = copies.Where(copy => copy.Value > 1).Select(copy => copy.Key).ToList();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{chats:N0} chats: {sent:N0} sent, {chats - copies.Count} left out, {doubled.Count} doubled, of them {doubled.Count(chat => !named.Contains(chat))} unnamed; {named.Count} named possibly twice"));
    }
}
