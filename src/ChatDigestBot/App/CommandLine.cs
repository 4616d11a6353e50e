using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ChatDigestBot.Articles;
using ChatDigestBot.Checkups;
using ChatDigestBot.Digests;
using ChatDigestBot.Feeds;
using ChatDigestBot.Jobs;
using ChatDigestBot.Roles;
using ChatDigestBot.Search;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.App;

/// <summary>The program's words: <c>serve</c>, which runs the bot, and the offline verbs of the features.</summary>
internal static partial class CommandLine
{
    private const int WrongUse = 2;

    // Longer than any part of the bot takes to end by itself: delivery waits five seconds for answers. By default the process would end after two.
    private static readonly TimeSpan TerminationTime = TimeSpan.FromSeconds(25);

    public static Task<int> RunAsync(string[] args) => RunAsync(args, System.Console.Out, System.Console.Error);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var (settings, words) = Separate(args);
        var root = Describe(settings, output, error);
        try
        {
            var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors is [var wrong, ..])
            {
                await error.WriteLineAsync($"{wrong.Message} (--help shows what there is.)");
                return WrongUse;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationTime });
        }
        catch (VerbException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return exception.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return 130; // what shells expect after Ctrl-C
        }
        catch (Exception exception) when (StartFailure.InWords(exception, UrlsOf(settings)) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return WrongUse;
        }
    }

    private static RootCommand Describe(string[] settings, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("ChatDigestBot: a Telegram bot that turns a folder of posts into digests");
        root.Options.Clear();
        root.Add(new System.CommandLine.Help.HelpOption("--help"));
        root.Add(new VersionOption());
        var serve = new Command("serve", "Run the bot (the default)");
        serve.SetAction((_, cancellationToken) => ServeAsync(settings, cancellationToken));
        root.SetAction((_, cancellationToken) => ServeAsync(settings, cancellationToken));
        root.Add(serve);
        foreach (var verb in Verbs())
        {
            root.Add(verb);
            SetActions(verb, settings, output, error);
        }

        return root;
    }

    private static IEnumerable<Command> Verbs() =>
        [.. ArticlesSetup.Verbs(), .. SearchSetup.Verbs(), .. DigestsSetup.Verbs(), .. FeedsSetup.Verbs(), .. StorageSetup.Verbs(), .. CheckupsSetup.Verbs()];

    private static void SetActions(Command command, string[] settings, TextWriter output, TextWriter error)
    {
        if (command is Verb verb)
        {
            verb.Error = error;
            verb.SetAction((arguments, cancellationToken) => RunVerbAsync(verb, arguments, settings, output, cancellationToken));
        }

        foreach (var child in command.Subcommands)
        {
            SetActions(child, settings, output, error);
        }
    }

    private static async Task<int> RunVerbAsync(Verb verb, ParseResult arguments, string[] settings, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = BotApp.Build(settings, serves: false);
        if (verb.Schema == SchemaNeed.Current)
        {
            await app.Services.GetRequiredService<Migrator>().RequireCurrentAsync(cancellationToken);
        }

        return await verb.RunAsync(arguments, app.Services, output, cancellationToken);
    }

    private static async Task<int> ServeAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = BotApp.Build(settings);
        app.LogJobs();
        ListenAddresses.Try(app.Configuration);
        // The terminal it was started in is closed: unheard, that would end it as a kill does, with messages under way.
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            app.Lifetime.StopApplication();
        });
        try
        {
            await app.PrepareAsync(cancellationToken);
            await LogAdminsAsync(app, cancellationToken);
            await StartAsync(app, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to end while it was still starting: what had started has been stopped, and that is no failure.
        }

        return 0;
    }

    // It serves readers all the same, so that is not wrong, but hardly ever meant.
    private static async Task LogAdminsAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var roles = app.Services.GetRequiredService<RoleStore>();
        if ((await app.Services.GetRequiredService<Database>().ReadAsync(session => roles.FindHoldersAsync(session, Role.Admin), cancellationToken)).Count == 0)
        {
            app.Logger.NobodyIsAdmin();
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            app.Services.GetRequiredService<StartLog>().HasFailed = true;
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private static string UrlsOf(string[] settings) =>
        new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(settings).Build()["urls"] ?? "the address of its settings";

    /// <summary>Takes the settings (<c>--Section:Key value</c>, <c>--Section:Key=value</c>, <c>--urls</c>) out of the words, up to a lone <c>--</c>.</summary>
    private static (string[] Settings, string[] Words) Separate(string[] args)
    {
        var settings = new List<string>();
        var words = new List<string>();
        for (var index = 0; index < args.Length; index++)
        {
            if (args[index] == "--")
            {
                words.AddRange(args[index..]);
                break;
            }

            if (!Setting().IsMatch(args[index]))
            {
                words.Add(args[index]);
            }
            else if (args[index].Contains('=', StringComparison.Ordinal) || index + 1 == args.Length)
            {
                settings.Add(args[index]);
            }
            else
            {
                settings.AddRange([args[index], args[++index]]);
            }
        }

        return ([.. settings], [.. words]);
    }

    [GeneratedRegex("^--(urls|[A-Za-z]+(:[A-Za-z0-9]+)+)(=|$)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Setting();
}
