using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Telegram.Receiving;

/// <summary>Where Telegram posts updates: answered only after the update is written, so that none is lost between the two.</summary>
/// <remarks>403 without the secret; 503 when there is no room, for one chat or for all, so that Telegram tries again later.</remarks>
internal sealed class WebhookEndpoint(TelegramOptions options, UpdateInbox inbox, ILogger<WebhookEndpoint> logger)
{
    public const string Path = "/telegram/webhook";
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private const int MaxBody = 1024 * 1024;

    // Hashes have one length, so that comparing them tells nothing of the secret's.
    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(options.WebhookSecret));

    public async Task ReceiveAsync(HttpContext context)
    {
        try
        {
            context.Response.StatusCode = IsTelegram(context) ? await TakeAsync(context) : StatusCodes.Status403Forbidden;
        }
        catch (BadHttpRequestException exception)
        {
            context.Response.StatusCode = exception.StatusCode; // came too slowly, or in pieces that are none; Telegram sends it again
        }
    }

    private bool IsTelegram(HttpContext context) =>
        options.Receive == ReceiveMode.Webhook
        && CryptographicOperations.FixedTimeEquals(_secret, SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers[SecretHeader].ToString())));

    private async Task<int> TakeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBody)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        var reader = context.Request.BodyReader;
        var body = await ReadToEndAsync(reader, context.RequestAborted);
        if (body.Buffer.Length > MaxBody)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        var update = body.Buffer.IsSingleSegment ? UpdateReader.Read(body.Buffer.FirstSpan) : UpdateReader.Read(body.Buffer.ToArray());
        reader.AdvanceTo(body.Buffer.End);
        if (update?.Update is null)
        {
            logger.Unreadable(1);
        }

        if (update is null)
        {
            return StatusCodes.Status200OK; // refused, it would come again for a day and hold back others
        }

        return await inbox.TryAcceptAsync(update) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
    }

    private static async ValueTask<ReadResult> ReadToEndAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.IsCompleted || read.Buffer.Length > MaxBody)
            {
                return read;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
