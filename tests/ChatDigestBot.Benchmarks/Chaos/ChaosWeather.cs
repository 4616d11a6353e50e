using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Benchmarks.Chaos;

/// <summary>What goes wrong on a day, all from one seed: Telegram, the network, the database, the nodes, and what people do meanwhile.</summary>
internal sealed class ChaosWeather(ChaosScene scene, IReadOnlyList<Person> people, Random random)
{
    // None whose answer holds titles, which are how a digest is known.
    private static readonly string[] Commands = ["/help", "/topics", "/settings", "/time", "/digest", "/language en", "/language zh"];

    private readonly HashSet<long> _blocked = [];

    /// <summary>People who stopped, or blocked the bot, on this day: what they get is their own doing.</summary>
    public HashSet<long> Meddled { get; } = [];

    public HashSet<int> Killed { get; } = [];

    public int Kills { get; private set; }

    public int Cuts { get; private set; }

    public int FaultsAdded { get; private set; }

    public async Task BlowAsync(TimeSpan time, bool kills, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < time)
        {
            await BlowOnceAsync(kills, cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 250)), TimeProvider.System, cancellationToken);
        }
    }

    private async Task BlowOnceAsync(bool kills, CancellationToken cancellationToken)
    {
        switch (random.Next(100))
        {
            case < 35:
                scene.Faults.Add(DrawFault());
                FaultsAdded++;
                break;
            case < 85:
                scene.World.Say(Anybody(), Commands[random.Next(Commands.Length)]);
                break;
            case < 90:
                StopOrBlock(Anybody());
                break;
            case < 93:
                await scene.CutDatabaseAsync(cancellationToken);
                Cuts++;
                break;
            case < 97 when kills && Killed.Count == 0:
                var number = random.Next(2);
                await scene.KillNodeAsync(number);
                Killed.Add(number);
                Kills++;
                break;
            case < 99:
                scene.StartAllThatEnded(Killed);
                break;
            default:
                break;
        }
    }

    private Fault DrawFault()
    {
        var method = random.Next(4) switch { 0 => null, 1 => "getUpdates", _ => "sendMessage" };
        var times = random.Next(1, 8);
        var afterEffect = random.Next(2) == 0;
        return random.Next(7) switch
        {
            0 => new Fault { Kind = FaultKind.Throttle, Method = method, Times = times, RetryAfter = random.Next(1, 4) },
            1 => new Fault { Kind = FaultKind.ServerError, Method = method, Times = times, Status = 502, AfterEffect = afterEffect },
            2 => new Fault { Kind = FaultKind.HtmlPage, Method = method, Times = times, Status = 504, AfterEffect = afterEffect },
            3 => new Fault { Kind = FaultKind.Drop, Method = method, Times = times, AfterEffect = afterEffect },
            4 => new Fault { Kind = FaultKind.MalformedJson, Method = method, Times = times, AfterEffect = true },
            5 => new Fault { Kind = FaultKind.Slow, Method = method, Times = times, Delay = TimeSpan.FromMilliseconds(random.Next(100, 3000)), AfterEffect = afterEffect },
            _ => new Fault { Kind = FaultKind.Refuse, Method = "sendMessage", Times = 1, Status = 500, Description = "Internal Server Error" },
        };
    }

    private void StopOrBlock(Person person)
    {
        Meddled.Add(person.Id);
        if (random.Next(2) == 0)
        {
            scene.World.Block(person);
            _blocked.Add(person.Id);
        }
        else
        {
            scene.World.Say(person, "/pause 1");
        }
    }

    // Who has blocked the bot can say nothing to it until the day is over.
    private Person Anybody()
    {
        while (true)
        {
            var person = people[random.Next(people.Count)];
            if (!_blocked.Contains(person.Id))
            {
                return person;
            }
        }
    }
}
