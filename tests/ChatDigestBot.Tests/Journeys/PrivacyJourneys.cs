using System.Text.Json;
using System.Text.RegularExpressions;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Person = ChatDigestBot.Playground.Worlds.Person;

namespace ChatDigestBot.Tests.Journeys;

public sealed class PrivacyJourneysOnSqlite : PrivacyJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PrivacyJourneysOnPostgres : PrivacyJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>Somebody wants to know what is known, and then wants it gone.</summary>
public abstract partial class PrivacyJourneys
{
    private const string Title = "储能电站在港湾市并网，人工智能算法调度";

    /// <summary>Columns that look like a person's and are nobody's, each with its reason.</summary>
    private static readonly string[] Nobodys =
    [
        "database_owner.bot_id", "database_marks.database_id", "inbox.bot_id", "inbox.update_id", "inbox_queues.bot_id", // the bot's own
        "articles.author", "jobqueue.queue", // who wrote a post; Hangfire's
    ];

    private protected abstract DatabaseEngine Engine { get; }

    [Fact]
    public async Task What_is_stored_comes_as_a_file_and_is_gone_at_once_when_that_is_confirmed()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = Engine, Posts = [new JourneyPost(Title, JourneyOptions.Beginning.AddHours(-3))] });
        var (ann, ben) = (app.Person("Ann"), app.Person("Ben"));
        await SettlesIn(app, ann);
        await SettlesIn(app, ben);

        var file = (await app.Says(ann, "/mydata")).Message.Attachment!;
        Assert.Equal("mydata.json", file.FileName);
        using var data = JsonDocument.Parse(file.Bytes);
        Assert.Superset(
            new HashSet<string> { "chats", "subscribers", "subscriptions", "follows", "mutes", "given_digests", "seen", "deliveries" },
            data.RootElement.EnumerateObject().Select(table => table.Name).ToHashSet());
        Assert.Equal("Ann", data.RootElement.GetProperty("chats")[0].GetProperty("title").GetString());
        Assert.Equal("储能", data.RootElement.GetProperty("follows")[0].GetProperty("query").GetString());
        Assert.Matches(@"^2026-11-23T0\d:", data.RootElement.GetProperty("subscriptions")[0].GetProperty("subscribed_at").GetString());
        Assert.DoesNotContain("Ben", System.Text.Encoding.UTF8.GetString(file.Bytes.Span), StringComparison.Ordinal);

        var sent = await CountAsync(app, "SELECT COUNT(*) FROM deliveries WHERE state = 'sent'");
        var question = await app.Says(ann, "/forget");
        var goodbye = await app.Taps(ann, question.Message, "Erase everything");
        Assert.Contains("Erased: your name", goodbye.Text, StringComparison.Ordinal);
        foreach (var table in app.Services.GetServices<PersonalTable>().Where(table => table.StaysBecause is null && table.Name != "confirmations"))
        {
            Assert.Equal((table.Name, 0), (table.Name, await CountAsync(app, $"SELECT COUNT(*) FROM {table.Name} WHERE {table.Rows}", ann)));
        }

        // The figures know as many messages as before, and Ben has what he had.
        Assert.Equal(sent, await CountAsync(app, "SELECT COUNT(*) FROM deliveries WHERE state = 'sent'"));
        Assert.Equal(1, await CountAsync(app, "SELECT COUNT(*) FROM follows"));

        // The same day brings the same news, as to anybody new.
        Assert.Contains("Hello Ann", (await app.Starts(ann)).Text, StringComparison.Ordinal);
        await app.Says(ann, "/subscribe ai");
        await GetsDigest(app, ann);
        Assert.Contains(app.SeenBy(ann).TakeLast(1), message => message.Text.Contains(Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_table_with_a_person_in_it_is_shown_by_mydata()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = Engine });
        var columns = await app.Services.GetRequiredService<Database>().ReadAsync(
            session => session.QueryAsync<string>(session.Pick(
                "SELECT m.name || '.' || c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND m.name NOT LIKE 'search_%'",
                "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema()")),
            CancellationToken.None);
        var personal = columns.Where(column => Personal().IsMatch(column)).Except(Nobodys).Select(column => column.Split('.')[0]).ToHashSet();
        var named = app.Services.GetServices<PersonalTable>().Select(table => table.Name).ToHashSet();

        Assert.True(personal.Count >= 12, "looked at too few tables");
        Assert.Empty(personal.Except(named));
        Assert.Empty(named.Except(columns.Select(column => column.Split('.')[0])));
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs/privacy.md"));
        Assert.All(named, table => Assert.Contains($"`{table}`", page, StringComparison.Ordinal));
    }

    private static async Task SettlesIn(JourneyApp app, Person person)
    {
        await app.Starts(person, "t_ai");
        await GetsDigest(app, person);
        await app.Says(person, "/follow 储能");
        await app.Says(person, "/mute 优惠券");
        await app.Says(person, "/language en");
    }

    private static async Task GetsDigest(JourneyApp app, Person person)
    {
        var before = app.World.Deliveries.Count;
        await app.Says(person, "/digest");
        await app.Arrive(before + 1);
        // The answer of the call is written down after the message has arrived.
        await Playground.Until.SoAsync(async () => await CountAsync(app, "SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')") == 0);
    }

    private static Task<int> CountAsync(JourneyApp app, string sql, Person? person = null) => app.Services.GetRequiredService<Database>().ReadAsync(
        session => session.ScalarAsync<int>(sql, new { chatId = person?.Id ?? 0, telegramId = person?.Id ?? 0 }), CancellationToken.None);

    [GeneratedRegex(@"\.(.*(chat|subscriber|person|user|author|owner|member|reader|editor|telegram|bot)s?_?(id|key)?|.*_by|queue|menu)$")]
    private static partial Regex Personal();
}
