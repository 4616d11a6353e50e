using ChatDigestBot.Chats;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Telegram;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Frame;

/// <summary>Shows the console to each admin as the bot speaks to them: in the language and by the clock of their own settings there.</summary>
internal sealed class VisitorReader(Database database, ChatStore chats, SubscriberStore subscribers, SubscriberDefaults defaults, BotAccount bot, TextCatalogue texts, TimeProvider clock)
{
    public async Task<Visitor> ReadAsync(HttpContext context)
    {
        var stranger = new Visitor
        {
            Texts = texts,
            Language = Visitor.LanguageOf(context.Request),
            Zone = defaults.Hours.Zone,
            Now = clock.GetUtcNow(),
            BotUsername = bot.Me?.Username,
        };
        return context.User.Identity?.IsAuthenticated == true ? await ReadAsync(stranger, context.User.UserId(), context.RequestAborted) : stranger;
    }

    // Who was made an admin and never spoke to the bot has no settings yet.
    private Task<Visitor> ReadAsync(Visitor stranger, long userId, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            if (await chats.FindByIdAsync(session, userId) is not { } chat)
            {
                return stranger;
            }

            var settings = await subscribers.FindAsync(session, new Target(chat.Id, null));
            return stranger with { Language = chat.Language, Zone = settings?.Hours.Zone ?? stranger.Zone, Name = chat.Title ?? chat.Username ?? "" };
        },
        cancellationToken);
}

internal static class VisitorMiddleware
{
    /// <summary>Before pages are rendered; health checks and the like need no visitor.</summary>
    public static void UseVisitors(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/console"),
        branch => branch.Use(async (context, next) =>
        {
            context.Features.Set(await context.RequestServices.GetRequiredService<VisitorReader>().ReadAsync(context));
            await next(context);
        }));
}
