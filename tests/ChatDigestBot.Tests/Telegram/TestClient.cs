using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Tests.Telegram;

internal static class TestClient
{
    public const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    public static SendHtmlRequest Hello => Say("你好 & hello");

    public static SendHtmlRequest Say(string words) => new(7, ChatDigestBot.Shared.HtmlText.Encode(words));

    public static TelegramOptions OptionsFor(Uri address) => new() { Token = new BotToken(Token), ApiUrl = address };

    public static BotApiClient For(Uri address, TimeProvider? networkClock = null, BotApiState? state = null) =>
        new(OptionsFor(address), new TelegramMetrics(), state ?? new BotApiState(TimeProvider.System), networkClock ?? TimeProvider.System);
}
