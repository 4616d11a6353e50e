using ChatDigestBot.Console.Operation;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Microsoft.Extensions.Configuration;

namespace ChatDigestBot.Tests.Console;

public sealed class OperationWordsTests
{
    [Theory]
    [InlineData("Telegram:Token", true)]
    [InlineData("Telegram:TokenFile", false)]
    [InlineData("Telegram:WebhookSecret", true)]
    [InlineData("Database:Connection", true)]
    [InlineData("Web:MetricsToken", true)]
    [InlineData("Some:ApiKey", true)]
    [InlineData("Digests:Time", false)]
    public void A_name_that_speaks_of_a_secret_shows_no_value(string name, bool isSecret) => Assert.Equal(isSecret, SettingSources.IsSecret(name));

    [Fact]
    public void A_setting_names_where_it_comes_from_and_a_list_is_a_line_each()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Access:Admins:0", "7"), new("Access:Admins:1", "8"), new("Digests:Time", "08:00")]).AddCommandLine(["--Digests:Time=09:30"]).Build();
        var reader = new SettingReader(configuration);
        reader.Knows("Access:Admins", "Digests:Time", "Web:PublicUrl");
        var settings = new SettingSources(configuration, reader).List().ToDictionary(setting => setting.Name);
        Assert.Equal(("7", "8"), (settings["Access__Admins__0"].Value, settings["Access__Admins__1"].Value));
        Assert.Equal(("09:30", "pages.settings.commandLine"), (settings["Digests__Time"].Value, settings["Digests__Time"].Source));
        Assert.Equal((null, "pages.settings.builtIn"), (settings["Web__PublicUrl"].Value, settings["Web__PublicUrl"].Source));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1", "Safari, iPhone")]
    [InlineData("curl/8.5.0", "curl/8.5.0")]
    [InlineData("", "–")]
    public void A_browser_is_named_as_its_owner_knows_it(string agent, string name) => Assert.Equal(name, BrowserName.Of(agent));

    [Fact]
    public void An_act_is_a_sentence_in_the_visitors_language_and_one_without_words_stays_as_it_was_written()
    {
        var entry = new AuditEntry { Id = 1, At = DateTimeOffset.UnixEpoch, UserId = 7, Action = "banned", Subject = "Ada" };
        Assert.Equal(("banned Ada", "封禁了 Ada"), (ActWords.Of(Visitors.Of(Language.English), entry), ActWords.Of(Visitors.Of(Language.Chinese), entry)));
        Assert.Equal("hangfire/recurring/trigger prune-digests", ActWords.Of(Visitors.Of(Language.Chinese), entry with { Action = "hangfire/recurring/trigger", Subject = "prune-digests" }));
    }
}
