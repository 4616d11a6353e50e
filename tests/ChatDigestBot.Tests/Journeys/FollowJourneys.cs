using System.Globalization;
using System.Text;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody follows words, from a search or by typing.</summary>
public sealed class FollowJourneys
{
    private static readonly DateTimeOffset Newest = JourneyOptions.Beginning.AddHours(-3);

    [Fact]
    public async Task What_a_search_finds_is_followed_by_a_tap_listed_and_let_go_of_and_all_survives_a_restart()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("储能电站并网", Newest), new JourneyPost("芯片", Newest)] });
        var ming = app.Person("阿明", "zh-hans");
        var found = await app.Says(ming, "/search 储能电站 last:7d");
        var followed = await app.Taps(ming, found.Message, "关注这些词");
        Assert.Equal("已关注 储能电站", followed.Toast);
        Assert.Contains("已关注 储能电站", Assert.Single(followed.New).Text, StringComparison.Ordinal);
        Assert.Contains("储能电站并网", (await app.Taps(ming, followed.Message, "看看已有的")).Text, StringComparison.Ordinal);

        await app.Says(ming, "/follow 锂离子电池 OR 铅酸电池 OR 液流电池 OR 钠离子电池 -不存在的词");
        await app.BotRestarts();
        var list = await app.Taps(ming, followed.Message, "我的关注");
        Assert.Contains("关注的词（2）", list.Text, StringComparison.Ordinal);
        Assert.All(list.Message.Keyboard!.Buttons, button => Assert.InRange(Encoding.UTF8.GetByteCount(button.CallbackData!), 1, 64));
        var less = await app.Taps(ming, list.Message, "储能电站");
        Assert.Equal("不再关注 储能电站", less.Toast);
        Assert.Contains("关注的词（1）", Assert.Single(less.Edited).Text, StringComparison.Ordinal);
        Assert.Contains("关注的词：1 组", (await app.Says(ming, "/settings")).Text, StringComparison.Ordinal);
        var gone = await app.Taps(ming, followed.Message, "撤销");
        Assert.Contains("没有关注这个", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_an_article_a_word_to_follow_is_written_as_the_article_has_it()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("医院请 AI 看片，漏诊少了一半", Newest)] });
        var ming = app.Person("阿明", "zh-hans");
        var opened = await app.Taps(ming, (await app.Says(ming, "/search 漏诊")).Message, "1");
        Assert.Contains("🔔 关注“AI”", opened.Message.Keyboard!.Buttons.Select(button => button.Text));
    }

    [Fact]
    public async Task What_no_search_finds_can_be_followed_from_there()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("芯片", Newest)] });
        var ann = app.Person("Ann");
        var nothing = await app.Says(ann, "/search 洋葱圈 last:7d");
        var followed = await app.Taps(ann, nothing.Message, "Tell me when there is one");
        Assert.Contains("Following 洋葱圈.", followed.Text, StringComparison.Ordinal);
        Assert.Contains("None in the last month", followed.Text, StringComparison.Ordinal);
        Assert.Equal("Unfollowed 洋葱圈", (await app.Taps(ann, followed.Message, "Undo")).Toast);
        Assert.Contains("follow no words yet", (await app.Says(ann, "/follows")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_for_dates_alone_offers_nothing_to_follow()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("芯片", Newest)] });
        var found = await app.Says(app.Person("Ann"), "/search last:7d");
        Assert.DoesNotContain(found.Message.Keyboard!.Buttons, button => button.Text.Contains("Follow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_many_posts_have_are_refused_with_a_count()
    {
        var posts = Enumerable.Range(1, 101).Select(number => new JourneyPost(string.Create(CultureInfo.InvariantCulture, $"第 {number} 座储能电站"), Newest.AddHours(-number)) { Body = $"第 {number} 座，容量 {number * 7} 兆瓦时。" });
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [.. posts] });
        var answer = await app.Says(app.Person("Ann"), "/follow 储能电站");
        Assert.Contains("too broad, about 24 articles a week", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_its_admins_follow_and_everybody_sees_what()
    {
        await using var app = await JourneyApp.StartAsync();
        var (boss, member) = (app.Person("Boss"), app.Person("Member"));
        var group = app.World.AddGroup("Reading club", boss, member);
        await app.Lets(() => app.World.AddBotToGroup(boss, group));
        Assert.Contains("Only this group's admins", (await app.Says(member, group, $"/follow@{app.World.Bot.Username} 储能")).Text, StringComparison.Ordinal);
        Assert.Contains("Following 储能", (await app.Says(boss, group, $"/follow@{app.World.Bot.Username} 储能")).Text, StringComparison.Ordinal);
        var list = await app.Says(member, group, $"/follows@{app.World.Bot.Username}");
        Assert.Equal("Only this group's admins can do that.", (await app.Taps(member, list.Message, "储能")).Toast);

        Chat supergroup = null!;
        await app.Lets(() => supergroup = app.World.MigrateGroup(group));
        Assert.Contains("储能", (await app.Says(member, supergroup, $"/follows@{app.World.Bot.Username}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_follows_words_and_no_topic_can_take_a_break_and_stop()
    {
        await using var app = await JourneyApp.StartAsync();
        var ann = app.Person("Ann");
        await app.Says(ann, "/follow 储能");
        Assert.Contains("Paused until", (await app.Says(ann, "/pause 3")).Text, StringComparison.Ordinal);
        Assert.Contains("paused", (await app.Says(ann, "/follow 芯片")).Text, StringComparison.Ordinal);
        var question = await app.Says(ann, "/stop");
        Assert.Contains("the words you follow or mute", question.Text, StringComparison.Ordinal);
        await app.Taps(ann, question.Message, "Stop and delete");
        Assert.Contains("follow no words yet", (await app.Says(ann, "/follows")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_people_send_to_be_followed_is_answered(bool isOnPostgres)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = isOnPostgres ? DatabaseEngine.Postgres : DatabaseEngine.Sqlite, Posts = [new JourneyPost("储能电站并网", Newest)] });
        foreach (var question in StrangeQuestionsJourneys.Questions.Append(new string('储', 4_000)).Append(new string('"', 4_000)))
        {
            var person = app.Person("Ann"); // each a person of their own: nobody is held back for asking much, nor has to wait for the pace of a chat
            Assert.NotEqual("", (await app.Says(person, $"/follow {question}")).Text);
            Assert.NotEqual("", (await app.Says(person, "/follows")).Text);
            Assert.NotEqual("", (await app.Says(person, $"/unfollow {question}")).Text);
            Assert.NotEqual("", (await app.Says(app.Person("Ann"), $"/mute {question}")).Text);
        }
    }
}
