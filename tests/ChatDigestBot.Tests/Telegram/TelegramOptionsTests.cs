using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using Microsoft.Extensions.Configuration;

namespace ChatDigestBot.Tests.Telegram;

public sealed class TelegramOptionsTests
{
    private static readonly (string, string) Token = ("Telegram:Token", TestClient.Token);

    [Fact]
    public void A_token_alone_is_enough()
    {
        var options = Read(Token);

        Assert.Equal((TestClient.Token, 110201543L, "https://api.telegram.org/", ReceiveMode.Polling), (options.Token.Secret, options.Token.BotId, options.ApiUrl.AbsoluteUri, options.Receive));
    }

    [Fact]
    public void Without_a_token_the_sentence_names_the_playground() =>
        Assert.Contains("src/ChatDigestBot.Playground", Fails(), StringComparison.Ordinal);

    [Fact]
    public void A_token_may_stand_in_a_file()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, $"{TestClient.Token}\n");
        Assert.Equal(TestClient.Token, Read(("Telegram:TokenFile", path)).Token.Secret);
        File.WriteAllText(path, " \n");
        Assert.Contains("empty", Fails(("Telegram:TokenFile", path)), StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains(path, Fails(("Telegram:TokenFile", path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://api.example")]
    [InlineData("https://api.example/?x=1")]
    public void A_wrong_address_is_named(string address) => Assert.Contains(address, Fails(Token, ("Telegram:ApiUrl", address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://api.telegram.org/bot")]
    [InlineData("https//api/bot")]
    public void An_address_with_the_token_in_it_is_not_repeated(string beginning) =>
        Assert.DoesNotContain(TestClient.Token, Fails(Token, ("Telegram:ApiUrl", beginning + TestClient.Token)), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://bot.example", "https://bot.example/telegram/webhook")]
    [InlineData("https://bot.example/", "https://bot.example/telegram/webhook")]
    [InlineData("https://bot.example/?by=telegram", "https://bot.example/telegram/webhook?by=telegram")]
    [InlineData("https://bot.example/hooks/mine", "https://bot.example/hooks/mine")]
    public void A_webhook_address_without_a_path_gets_ours(string setting, string address) => Assert.Equal(
        address,
        Read(Token, ("Telegram:Receive", "webhook"), ("Telegram:WebhookUrl", setting), ("Telegram:WebhookSecret", "s")).WebhookUrl!.AbsoluteUri);

    [Fact]
    public void A_webhook_needs_its_address_and_its_secret()
    {
        Assert.Contains("Telegram:WebhookUrl", Fails(Token, ("Telegram:Receive", "Webhook"), ("Telegram:WebhookSecret", "s")), StringComparison.Ordinal);
        Assert.Contains("Telegram:WebhookSecret", Fails(Token, ("Telegram:Receive", "Webhook"), ("Telegram:WebhookUrl", "https://a.b")), StringComparison.Ordinal);
        Assert.DoesNotContain("pass word", Fails(Token, ("Telegram:Receive", "Webhook"), ("Telegram:WebhookUrl", "https://a.b"), ("Telegram:WebhookSecret", "pass word")), StringComparison.Ordinal);
        Assert.Contains("Polling or Webhook", Fails(Token, ("Telegram:Receive", "Pigeon")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("998877665")]
    [InlineData(":AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")]
    [InlineData("998877665:")]
    [InlineData("998877665:AAHdq TcvCH1")]
    [InlineData("bot998877665:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")]
    [InlineData("998877665:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw\n110201544:BB")]
    public void A_token_without_the_shape_of_one_is_refused_and_not_repeated(string token)
    {
        Assert.Contains("@BotFather", Fails(("Telegram:Token", token)), StringComparison.Ordinal);
        Assert.DoesNotContain(token, Fails(("Telegram:Token", token)), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_tokens_of_other_Bot_API_servers_pass() => Assert.Equal("1:a", Read(("Telegram:Token", "1:a")).Token.Secret);

    [Fact]
    public void A_token_under_a_misspelt_name_is_found()
    {
        var sentence = Fails(("Telegram:Tokn", TestClient.Token));
        Assert.Contains("Telegram:Tokn is set", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Token, sentence, StringComparison.Ordinal);
    }

    private static TelegramOptions Read(params (string Key, string Value)[] settings) => TelegramOptions.Read(new SettingReader(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build()));

    private static string Fails(params (string Key, string Value)[] settings) => Assert.Throws<SettingException>(() => Read(settings)).Message;
}
