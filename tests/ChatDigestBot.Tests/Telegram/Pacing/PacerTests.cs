using ChatDigestBot.Telegram.Pacing;

namespace ChatDigestBot.Tests.Telegram.Pacing;

public sealed class PacerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly PacingOptions Usual = new();
    private static readonly PacingOptions Unlimited = new() { MessagesPerSecond = 1_000_000 };

    [Fact]
    public void Three_thousand_chats_at_thirty_a_second_take_their_time_and_no_complaint()
    {
        using var scene = new PacingScene(Usual);
        var window = new SlidingWindow(30, Second);
        scene.Server = (_, now) => window.Refusal(now, Second);
        SendInTurn(scene, Enumerable.Range(1, 3000), inFlight: 32);

        scene.Run(TimeSpan.FromSeconds(105));

        Assert.Equal((3000, 0), (scene.Arrivals.Count, scene.Throttles));
    }

    [Fact]
    public void A_server_far_away_slows_nothing()
    {
        using var scene = new PacingScene(Usual) { Travel = _ => TimeSpan.FromMilliseconds(150) };
        var window = new SlidingWindow(30, Second);
        scene.Server = (_, now) => window.Refusal(now, Second);
        SendInTurn(scene, Enumerable.Range(1, 600), inFlight: 32);

        scene.Run(TimeSpan.FromSeconds(21));

        Assert.Equal((600, 0), (scene.Arrivals.Count, scene.Throttles));
    }

    [Fact]
    public void Stalls_on_the_way_bring_no_complaint()
    {
        using var scene = new PacingScene(Usual) { Travel = random => TimeSpan.FromMilliseconds(random.Next(20) == 0 ? random.Next(1, 110) : 2) };
        var window = new SlidingWindow(30, Second);
        scene.Server = (_, now) => window.Refusal(now, Second);
        SendInTurn(scene, Enumerable.Range(1, 1500), inFlight: 32);

        scene.Run(TimeSpan.FromSeconds(60));

        Assert.Equal((1500, 0), (scene.Arrivals.Count, scene.Throttles));
    }

    [Fact]
    public void A_thousand_a_second_reaches_nine_hundred_and_fifty()
    {
        using var scene = new PacingScene(Usual with { MessagesPerSecond = 1000 });
        var window = new SlidingWindow(1000, Second);
        scene.Server = (_, now) => window.Refusal(now, Second);
        SendInTurn(scene, Enumerable.Range(1, 20_000), inFlight: 32);

        scene.Run(TimeSpan.FromSeconds(10));

        Assert.True(scene.Arrivals.Count >= 9500, $"{scene.Arrivals.Count} in 10 s");
        Assert.Equal(0, scene.Throttles);
    }

    [Fact]
    public void Without_a_limit_nobody_waits()
    {
        using var scene = new PacingScene(Unlimited);
        for (var chat = 1; chat <= 1000; chat++)
        {
            scene.Send(chat, SendPriority.Bulk);
        }

        Assert.Equal(1000, scene.UnderWay);
    }

    [Fact]
    public void A_reply_overtakes_bulk_at_the_next_moment()
    {
        using var scene = new PacingScene(Usual);
        SendInTurn(scene, Enumerable.Range(1, 1000), inFlight: 32);
        scene.Run(TimeSpan.FromSeconds(5));
        var asked = scene.Now;
        for (var person = 0; person < 3; person++)
        {
            scene.Send(10_000 + person, SendPriority.Reply, "reply");
        }

        scene.Run(Second);

        Assert.Equal(3, scene.Arrived("reply"));
        Assert.All(scene.Arrivals.Where(arrival => arrival.Name == "reply"), arrival => Assert.True(arrival.At - asked < TimeSpan.FromMilliseconds(180)));
    }

    [Fact]
    public void Endless_replies_leave_bulk_a_fifth()
    {
        using var scene = new PacingScene(Usual);
        for (var number = 0; number < 400; number++)
        {
            scene.Send(10_000 + number, SendPriority.Reply, "reply");
            scene.Send(20_000 + number, SendPriority.Bulk, "bulk");
        }

        scene.Run(TimeSpan.FromSeconds(10));

        Assert.InRange(scene.Arrived("bulk"), 55, 65);
        Assert.InRange(scene.Arrived("reply"), 225, 245);
    }

    [Fact]
    public void Two_bulk_lanes_share_evenly_whoever_came_first()
    {
        using var scene = new PacingScene(Usual);
        for (var number = 0; number < 500; number++)
        {
            scene.Send(10_000 + number, SendPriority.BulkOf(1), "first");
        }

        for (var number = 0; number < 500; number++)
        {
            scene.Send(20_000 + number, SendPriority.BulkOf(2), "second");
        }

        scene.Run(TimeSpan.FromSeconds(10));

        Assert.InRange(scene.Arrived("first") - scene.Arrived("second"), -3, 5);
        Assert.True(scene.Arrived("second") > 140);
    }

    [Fact]
    public void A_private_chat_gets_a_reply_a_second_after_a_short_burst()
    {
        using var scene = new PacingScene(Usual);
        for (var number = 0; number < 10; number++)
        {
            scene.Send(7, SendPriority.Reply);
        }

        scene.Run(TimeSpan.FromMilliseconds(500));
        Assert.Equal(3, scene.Arrivals.Count);
        scene.Run(TimeSpan.FromSeconds(4));
        Assert.InRange(scene.Arrivals.Count, 6, 7);
    }

    [Fact]
    public void Bulk_to_a_chat_that_just_got_some_turns_back_with_the_wait()
    {
        using var scene = new PacingScene(Usual);
        Assert.True(scene.Send(7, SendPriority.Bulk));
        scene.Run(TimeSpan.FromMilliseconds(100));

        Assert.False(scene.Send(7, SendPriority.Bulk));
        Assert.InRange(scene.Pacer.WaitOf(7), TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(1100));
        Assert.Equal(TimeSpan.Zero, scene.Pacer.WaitOf(8));
    }

    [Fact]
    public void A_group_gets_twenty_messages_a_minute_of_which_five_are_kept_for_replies()
    {
        using var scene = new PacingScene(Usual with { PerChatPerSecond = 10 });
        var window = new SlidingWindow(20, TimeSpan.FromMinutes(1));
        scene.Server = (_, now) => window.Refusal(now, TimeSpan.FromSeconds(30));
        SendInTurn(scene, Enumerable.Repeat(-5, 100), inFlight: 1, "bulk");
        scene.Run(TimeSpan.FromSeconds(10));
        Assert.Equal(15, scene.Arrived("bulk"));
        for (var number = 0; number < 10; number++)
        {
            scene.Send(-5, SendPriority.Reply, "reply");
        }

        scene.Run(TimeSpan.FromSeconds(40));
        Assert.Equal(5, scene.Arrived("reply"));
        scene.Run(TimeSpan.FromSeconds(40));
        Assert.Equal(10, scene.Arrived("reply"));
        Assert.Equal(0, scene.Throttles);
    }

    [Fact]
    public void Messages_to_one_chat_arrive_in_order_however_they_travel()
    {
        using var scene = new PacingScene(Unlimited with { PerChatPerSecond = 1000 }) { Travel = random => TimeSpan.FromMilliseconds(random.Next(1, 50)) };
        for (var number = 0; number < 50; number++)
        {
            scene.Send(7, SendPriority.Reply, $"{number:00}");
        }

        scene.Run(TimeSpan.FromSeconds(5));

        Assert.Equal(50, scene.Arrivals.Count);
        Assert.Equal(scene.Arrivals.Select(arrival => arrival.Name).Order(StringComparer.Ordinal), scene.Arrivals.Select(arrival => arrival.Name));
    }

    [Fact]
    public void A_throttled_chat_rests_exactly_as_told_and_holds_up_no_other()
    {
        using var scene = new PacingScene(Usual);
        scene.Server = (chat, now) => chat == 7 && now < Second ? TimeSpan.FromSeconds(20) : null;
        scene.Send(7, SendPriority.Reply, "first");
        scene.Run(Second);
        scene.Send(7, SendPriority.Reply, "frozen");
        SendInTurn(scene, Enumerable.Range(100, 300), inFlight: 32, "others");
        scene.Run(TimeSpan.FromSeconds(11));

        Assert.Equal(300, scene.Arrived("others"));
        Assert.Equal(0, scene.Arrived("frozen"));
        Assert.Equal(TimeSpan.Zero, scene.Pacer.BotWait());
        scene.Run(TimeSpan.FromSeconds(8.5));
        var arrival = Assert.Single(scene.Arrivals, arrival => arrival.Name == "frozen");
        Assert.InRange(arrival.At, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20.1));
    }

    [Fact]
    public void Many_chats_throttled_at_once_mean_the_bot_which_then_goes_slower_and_recovers()
    {
        using var scene = new PacingScene(Usual with { MessagesPerSecond = 60 });
        var complaintsUntil = TimeSpan.FromSeconds(2);
        scene.Server = (_, now) => now < complaintsUntil ? TimeSpan.FromSeconds(10) : null;
        SendInTurn(scene, Enumerable.Range(1, 2000), inFlight: 32, again: true);
        scene.Run(TimeSpan.FromSeconds(3));

        Assert.InRange(scene.Throttles, 3, 10);
        Assert.InRange(scene.Pacer.BotWait(), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(10));
        Assert.InRange(scene.Pacer.Rate, 41, 43);
        scene.Run(TimeSpan.FromSeconds(8));
        Assert.InRange(scene.Arrivals.Count, 1, 60);
        scene.Run(TimeSpan.FromSeconds(16));
        Assert.Equal(60, scene.Pacer.Rate);
    }

    [Fact]
    public void A_server_that_allows_less_than_we_think_is_found_out_and_obeyed()
    {
        using var scene = new PacingScene(Usual with { MessagesPerSecond = 60 });
        var window = new SlidingWindow(20, Second);
        scene.Server = (_, now) => window.Refusal(now, Second);
        SendInTurn(scene, Enumerable.Range(1, 100_000), inFlight: 32);
        scene.Run(TimeSpan.FromMinutes(2));

        // Half of the calls at least get through, at half the server's pace at least.
        Assert.True(scene.Arrivals.Count > 20 * 120 / 2, $"{scene.Arrivals.Count} arrived");
        Assert.True(scene.Throttles < scene.Arrivals.Count / 2, $"{scene.Throttles} complaints");
    }

    [Fact]
    public void A_few_complaining_groups_among_thousands_of_deliveries_stay_their_own_matter()
    {
        using var scene = new PacingScene(Usual with { MessagesPerSecond = 1000 });
        scene.Server = (chat, _) => chat < 0 ? TimeSpan.FromSeconds(30) : null;
        SendInTurn(scene, Enumerable.Range(1, 2000).Select(number => number % 100 == 0 ? -number : number), inFlight: 32);
        scene.Run(TimeSpan.FromSeconds(3));

        Assert.Equal(1980, scene.Arrivals.Count);
        Assert.Equal(TimeSpan.Zero, scene.Pacer.BotWait());
    }

    [Fact]
    public void Who_gives_up_leaves_the_queue_and_costs_nobody_a_turn()
    {
        using var scene = new PacingScene(Usual);
        using var stop = new CancellationTokenSource();
        scene.Send(7, SendPriority.Reply);
        for (var number = 0; number < 10; number++)
        {
            scene.Send(7, SendPriority.Reply, "given up", cancellationToken: stop.Token);
        }

        scene.Send(7, SendPriority.Reply, "last");
        stop.Cancel();
        scene.Run(TimeSpan.FromMilliseconds(200));

        Assert.Equal((0, 1), (scene.Arrived("given up"), scene.Arrived("last")));
    }

    [Fact]
    public void What_is_no_message_waits_for_freezes_alone()
    {
        using var scene = new PacingScene(Usual);
        scene.Server = (_, now) => now < Second ? TimeSpan.FromSeconds(5) : null;
        for (var number = 0; number < 5; number++)
        {
            scene.Send(8, SendPriority.Reply, "typing", messages: 0);
        }

        Assert.Equal(5, scene.UnderWay);
        scene.Run(Second);
        scene.Send(8, SendPriority.Reply, "typing", messages: 0);
        scene.Run(TimeSpan.FromSeconds(3));
        Assert.Equal(0, scene.Arrived("typing"));
        scene.Run(TimeSpan.FromSeconds(2));
        Assert.Equal(1, scene.Arrived("typing"));
    }

    [Fact]
    public void Chats_that_are_still_are_forgotten()
    {
        using var scene = new PacingScene(Unlimited);
        SendInTurn(scene, Enumerable.Range(1, 20_000).Select(number => number % 2 == 0 ? number : -number), inFlight: 1000);
        scene.Run(TimeSpan.FromSeconds(10));
        Assert.Equal(20_000, scene.Arrivals.Count);
        Assert.InRange(scene.Pacer.ChatCount, 1, 20_000);

        scene.Run(TimeSpan.FromMinutes(3));

        Assert.Equal(0, scene.Pacer.ChatCount);
    }

    /// <summary>Sends bulk to the chats, so many calls at once, each turned-back one a little later, as a delivery worker does.</summary>
    private static void SendInTurn(PacingScene scene, IEnumerable<int> chats, int inFlight, string name = "", bool again = false)
    {
        var left = new Queue<int>(chats);
        for (var worker = 0; worker < inFlight; worker++)
        {
            Next();
        }

        void Next()
        {
            for (var tries = left.Count; tries > 0; tries--)
            {
                var chat = left.Dequeue();
                if (scene.Send(chat, SendPriority.Bulk, name, ended: wasTaken => Ended(chat, wasTaken)))
                {
                    return;
                }

                left.Enqueue(chat);
                if (left.Distinct().Count() == 1)
                {
                    Retry();
                    return;
                }
            }
        }

        void Ended(int chat, bool wasTaken)
        {
            if (!wasTaken && again)
            {
                left.Enqueue(chat);
            }

            Next();
        }

        void Retry() => scene.After(TimeSpan.FromMilliseconds(50), Next);
    }
}
