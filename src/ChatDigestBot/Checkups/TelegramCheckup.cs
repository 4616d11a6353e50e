using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Checkups;

/// <summary>The token, the webhook, and whether this machine's clock is right by Telegram's.</summary>
internal sealed class TelegramCheckup(SettingReader settings, TimeProvider clock, SimulatedClock? simulated = null) : ICheckup
{
    private const string Token = "token";
    private const string Webhook = "webhook";
    private const string Clock = "clock";

    /// <summary>Digests come at people's minutes, and signatures of proxies and certificates are judged by seconds.</summary>
    public static readonly TimeSpan MaxDrift = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<Finding>> LookAsync(bool isThorough, CancellationToken cancellationToken)
    {
        TelegramOptions options;
        try
        {
            options = TelegramOptions.Read(settings);
        }
        catch (SettingException exception)
        {
            return [Finding.Problem(Token, "setting", ("words", exception.Message))];
        }

        using var metrics = new TelegramMetrics();
        using var client = new BotApiClient(options, metrics, new BotApiState(clock), TimeProvider.System);
        var me = await client.CallAsync(new GetMeRequest(), cancellationToken);
        return me is ApiResult<User>.Ok known
            ? [Finding.Good(Token, "token", ("name", known.Value.Username ?? "")), await LookAtWebhookAsync(client, options, cancellationToken), await LookAtClockAsync(options, cancellationToken)]
            : [WhyNotMe(me, options)];
    }

    private static Finding WhyNotMe(ApiResult<User> me, TelegramOptions options) => me is ApiResult<User>.Refused { ConcernsBot: true, Reason: not RefusalReason.NotTelegram }
        ? Finding.Problem(Token, "tokenRefused")
        : Finding.Problem(Token, "telegramAway", ("host", options.ApiUrl.Host));

    private static async Task<Finding> LookAtWebhookAsync(BotApiClient client, TelegramOptions options, CancellationToken cancellationToken)
    {
        if (await client.CallAsync(new GetWebhookInfoRequest(), cancellationToken) is not ApiResult<WebhookInfo>.Ok { Value: var info })
        {
            return Finding.Problem(Webhook, "telegramAway", ("host", options.ApiUrl.Host));
        }

        return (options.Receive, info) switch
        {
            (ReceiveMode.Polling, { Url.Length: > 0 }) => Finding.Note(Webhook, "webhookInTheWay", ("host", HostOf(info.Url))),
            (ReceiveMode.Polling, _) => Finding.Good(Webhook, "polling"),
            (_, { LastErrorMessage: { Length: > 0 } words }) => Finding.Problem(Webhook, "webhookFails", ("words", words)),
            _ when info.Url == options.WebhookUrl!.AbsoluteUri => Finding.Good(Webhook, "webhook"),
            _ => Finding.Note(Webhook, "webhookToSet"),
        };
    }

    // The date of any answer; the address has no token in it.
    private async Task<Finding> LookAtClockAsync(TelegramOptions options, CancellationToken cancellationToken)
    {
        if (simulated is not null)
        {
            return Finding.Note(Clock, "clockSimulated");
        }

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var answer = await http.GetAsync(new Uri(options.ApiUrl.GetLeftPart(UriPartial.Authority)), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.Headers.Date is not { } theirs ? Finding.Note(Clock, "clockUnknown")
                : clock.GetUtcNow() - theirs is var drift && drift.Duration() <= MaxDrift ? Finding.Good(Clock, "clock")
                : Finding.Problem(Clock, "clockOff", ("seconds", (long)drift.Duration().TotalSeconds));
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Finding.Note(Clock, "clockUnknown");
        }
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : url;
}
