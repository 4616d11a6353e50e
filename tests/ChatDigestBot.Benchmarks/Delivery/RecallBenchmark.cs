using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDigestBot.Benchmarks.Delivery;

/// <summary>A broadcast that is paused, resumed, whose bot is killed twice, and that is recalled: <c>broadcast-kill CHATS [RATE]</c>.</summary>
/// <remarks>Compares what people have with the ledger: each chat exactly once, the unconfirmed ones named; then the recall reaches all that are known to have it.</remarks>
internal sealed partial class RecallBenchmark : IBenchmark
{
    private const int InFlight = 32;

    public string Name => "broadcast-kill";

    public string Description => "a broadcast paused, resumed, killed twice and recalled; each chat exactly once: CHATS [RATE]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var numbers = words.Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToList();
        var (chats, rate) = (numbers[0], numbers.Count > 1 ? numbers[1] : 1000);
        await output.WriteLineAsync(Machine.Describe());
        await using var scene = await Scene.SetAsync(chats, perSecond: 0, keepsMessages: true, planned: null, cancellationToken);
        using (var first = scene.StartBot(rate, InFlight))
        {
            await scene.GreetAsync(cancellationToken);
            await scene.BroadcastAsync(cancellationToken);
            await scene.World.Deliveries.ReachAsync(chats / 5, cancellationToken);
            await scene.AdminTapsAsync("暂停", cancellationToken);
            await UntilAsync(scene, "SELECT COUNT(*) FROM broadcasts WHERE state = 'paused'", count => count == 1, cancellationToken);
            await scene.AdminTapsAsync("继续", cancellationToken);
            await scene.World.Deliveries.ReachAsync(chats / 2, cancellationToken);
            await first.KillAsync();
        }

        using (var second = scene.StartBot(rate, InFlight))
        {
            await scene.World.Deliveries.ReachAsync(chats * 4 / 5, cancellationToken);
            await second.KillAsync();
        }

        using (scene.StartBot(rate, InFlight))
        {
            await UntilAsync(scene, "SELECT COUNT(*) FROM broadcasts WHERE id = 1 AND state = 'done'", count => count == 1, cancellationToken);
            await CompareAsync(scene, chats, output, cancellationToken);
            await scene.AdminTapsAsync("撤回", cancellationToken);
            await UntilAsync(scene, "SELECT COUNT(*) FROM broadcasts WHERE act = 'recall'", count => count == 1, cancellationToken);
            await scene.AdminTapsAsync("↩️ 从", cancellationToken);
            await UntilAsync(scene, "SELECT COUNT(*) FROM broadcasts WHERE act = 'recall' AND state = 'done'", count => count == 1, cancellationToken);
            var left = scene.People.Count(person => scene.CopiesOf(person) > 0);
            var named = (await scene.QueryAsync<long>("SELECT COUNT(*) FROM deliveries WHERE kind = 'broadcast' AND state = 'indoubt'", cancellationToken))[0];
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"after the recall {left} chats have it still, {named} are named as unconfirmed"));
            await ForecastAsync(scene, chats, output, cancellationToken);
        }
    }

    // Another one, which nothing disturbs, against what its preview promises.
    private static async Task ForecastAsync(Scene scene, int chats, TextWriter output, CancellationToken cancellationToken)
    {
        var preview = await scene.AdminSaysAsync("/broadcast 今晚八点维护，简报会晚到", cancellationToken);
        var said = int.Parse(Seconds().Match(preview.Text).Groups[1].Value, CultureInfo.InvariantCulture);
        var before = scene.World.Deliveries.Count;
        var watch = Stopwatch.StartNew();
        await scene.AdminTapsAsync("✅", cancellationToken);
        await scene.World.Deliveries.ReachAsync(before + chats, cancellationToken);
        var took = watch.Elapsed.TotalSeconds;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"a broadcast that nothing disturbs: its preview says {said} s, the last of {chats:N0} had it after {took:0.0} s, {100 * (took - said) / said:+0;-0} % (wanted: within 10)"));
    }

    private static async Task CompareAsync(Scene scene, int chats, TextWriter output, CancellationToken cancellationToken)
    {
        var copies = scene.People.Select(scene.CopiesOf).ToList();
        var named = (await scene.QueryAsync<long>("SELECT chat_id FROM deliveries WHERE kind = 'broadcast' AND state = 'indoubt'", cancellationToken)).ToHashSet();
        var missing = scene.People.Count(person => scene.CopiesOf(person) == 0 && !named.Contains(person.Id));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{chats:N0} chats: {copies.Count(copy => copy == 1):N0} have it once, {copies.Count(copy => copy > 1)} twice, {missing} are left out unnamed, {named.Count} are named as unconfirmed"));
    }

    private static async Task UntilAsync(Scene scene, string sql, Func<long, bool> isSo, CancellationToken cancellationToken)
    {
        while (!isSo((await scene.QueryAsync<long>(sql, cancellationToken))[0]))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }

    [GeneratedRegex("约需 ([0-9]+) 秒")]
    private static partial Regex Seconds();
}
