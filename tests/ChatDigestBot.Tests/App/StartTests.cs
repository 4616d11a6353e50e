using System.Net;
using System.Runtime.Versioning;
using ChatDigestBot.App;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.App;

/// <summary>The program as an operator meets it: a real process, from any folder, with right and wrong settings.</summary>
public sealed class StartTests : IDisposable
{
    // Port 9 of loopback is nobody's: the bot starts and keeps trying.
    private const string NobodysApi = "http://127.0.0.1:9";
    private const string Token = "123456:AAE-not-a-real-token-but-shaped-like-one";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_a_token_it_says_so_and_names_the_playground()
    {
        await using var bot = StartBot(_folder, []);
        Assert.Equal(2, await bot.ExitAsync());
        var sentence = Assert.Single(bot.Output.Split('\n'));
        Assert.Contains("Telegram:Token", sentence, StringComparison.Ordinal);
        Assert.Contains("ChatDigestBot.Playground", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Articles__Path", "/no/such/folder")]
    [InlineData("Articles__Path", "/etc/hostname")]
    [InlineData("Articles__Topics", "/etc")]
    [InlineData("Access__Admins", "-1001234567890")]
    [InlineData("Delivery__MessagesPerSecond", "0")]
    [InlineData("Digests__TimeZone", "Mars/Base")]
    [InlineData("Telegram__ApiUrl", "not an address")]
    [InlineData("Database__Connection", "nonsense")]
    [InlineData("Jobs__Engine", "Cron")]
    [InlineData("Jobs__Engine", "Quartz")]
    [InlineData("Logging__LogLevel__Default", "Loud")]
    [InlineData("Logging__Console__LogLevel__Microsoft", "1x")]
    [InlineData("Content__Texts", "/etc")]
    [InlineData("ASPNETCORE_URLS", "nonsense")]
    [InlineData("ASPNETCORE_URLS", "https://127.0.0.1:0")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:99999")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:0;ftp://127.0.0.1")]
    [InlineData("ASPNETCORE_HTTPS_PORTS", "8443")]
    [InlineData("Database__Connection", "Data Source=bot.db;Mode=ReadOnly")]
    [InlineData("Database__Connection", "Data Source=bot.db;Password=secret")]
    [InlineData("Web__PublicUrl", "https://news.example/?page=1")]
    [InlineData("Web__PublicUrl", "https://news.example/news#top")]
    [InlineData("Web__PublicUrl", "https://user:secret@news.example")]
    [InlineData("Telegram__ApiUrl", "http://user:secret@127.0.0.1:9")]
    [InlineData("Web__PublicUrl", "https://news.example/?")]
    [InlineData("Telemetry__OtlpEndpoint", "http://127.0.0.1:4318/?x=1")]
    [InlineData("Summaries__Endpoint", "ftp://models.example")]
    [InlineData("Summaries__Endpoint", "models.example/v1")]
    [InlineData("Summaries__Endpoint", "https://user:secret@models.example/v1")]
    [InlineData("Summaries__Endpoint", "https://models.example/v1?key=secret")]
    [InlineData("Summaries__TokensPerDay", "none")]
    [InlineData("Summaries__CallsPerDay", "0")]
    [InlineData("Summaries__TimeOut", "1h")]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence(string setting, string value)
    {
        await using var bot = StartBot(_folder, [], ("Telegram__Token", Token), (setting, value));
        Assert.Equal(2, await bot.ExitAsync());
        var sentence = Assert.Single(bot.Output.Split('\n'));
        Assert.Contains(setting.Replace("__", ":", StringComparison.Ordinal), sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Summaries:Model", "Summaries__TimeOut", "30s")]
    [InlineData("Summaries:KeyFile", "Summaries__KeyFile", "/no/such/file")]
    [InlineData("Summaries:KeyFile", "Summaries__KeyFile", "/etc/passwd")]
    [InlineData("Summaries:KeyFile", "Summaries__KeyFile", "/dev/null")]
    public async Task A_model_without_a_name_or_with_a_key_that_is_none_stops_the_start(string named, string setting, string value)
    {
        await using var bot = StartBot(_folder, [], ("Telegram__Token", Token), ("Summaries__Endpoint", "http://127.0.0.1:9/v1"), (setting, value), (named == "Summaries:Model" ? "Unrelated" : "Summaries__Model", "m"));
        Assert.Equal(2, await bot.ExitAsync());
        Assert.Contains(named, Assert.Single(bot.Output.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misspelt_settings_are_named_one_line_each_and_their_values_are_not()
    {
        await using var bot = StartBot(_folder, ["serve", "--urls", "http://127.0.0.1:0"],
            ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi), ("Database__Connection", $"Data Source={_folder}/bot.db"),
            ("Telegram__Tokn", "5:secret"), ("Telegram__WebhookSecret", "unused-and-known"), ("Digest__Time", "07:00"));
        await AnswersAsync(bot);
        var lines = bot.Output.Split('\n').Where(line => line.Contains("There is no setting", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains(lines, line => line.Contains("Telegram:Tokn,", StringComparison.Ordinal) && line.Contains("is Telegram:Token meant?", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Digest:Time,", StringComparison.Ordinal) && line.Contains("is Digests:Time meant?", StringComparison.Ordinal));
        Assert.DoesNotContain("5:secret", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_starts_it_without_an_admin_is_told_once_and_whoever_names_one_is_not()
    {
        await using (var nobodys = StartServing(_folder))
        {
            await AnswersAsync(nobodys);
            Assert.Contains("Access__Admins__0", Assert.Single(nobodys.Output.Split('\n'), line => line.Contains("admin", StringComparison.OrdinalIgnoreCase)), StringComparison.Ordinal);
        }

        await using var ones = StartBot(_folder, ["serve", "--urls", "http://127.0.0.1:0"],
            ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi), ("Database__Connection", $"Data Source={_folder}/bot.db"), ("Access__Admins__0", "11"));
        await AnswersAsync(ones);
        Assert.DoesNotContain("admin", ones.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Telegram__Token", "abc")]
    [InlineData("Telegram__Tokn", "123456:AAE")]
    public async Task A_token_that_is_none_or_under_another_name_stops_the_start(string name, string value)
    {
        await using var bot = StartBot(_folder, [], (name, value), ("Telegram__ApiUrl", NobodysApi));
        Assert.Equal(2, await bot.ExitAsync());
        Assert.Contains(name.Replace("__", ":", StringComparison.Ordinal), Assert.Single(bot.Output.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_setting_the_bot_asks_for_is_in_the_table_of_the_readme()
    {
        await using var app = BotApp.Build([$"--Telegram:Token={Token}"]);
        var reader = app.Services.GetRequiredService<SettingReader>();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        Assert.True(reader.Known.Count > 20, "the test sees nothing");
        Assert.DoesNotContain(reader.Known, name => !readme.Contains($"`{name.Replace(":", "__", StringComparison.Ordinal)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence()
    {
        await using var first = StartServing(_folder);
        var url = (await first.LineAsync("Now listening on")).Split(' ')[^1];
        await FailsWithAsync([url, "Another program listens"], ("ASPNETCORE_URLS", url));
    }

    [Fact]
    public Task An_address_of_another_machine_is_one_sentence() =>
        FailsWithAsync(["http://192.0.2.1:8080", "no such address"], ("ASPNETCORE_URLS", "http://192.0.2.1:8080"));

    [Fact]
    public async Task A_folder_that_cannot_be_made_or_written_is_one_sentence()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        await FailsWithAsync([$"{_folder}/file"], ("Database__Connection", $"Data Source={_folder}/file/bot.db"));
        await FailsWithAsync(["/proc/nothing"], ("Database__Connection", "Data Source=/proc/nothing/bot.db"));
        // Even root writes nothing here.
        await FailsWithAsync(["/proc"], ("Database__Connection", "Data Source=/proc/self/bot.db"));
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_database_is_one_sentence()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "bot.db"));
        await FailsWithAsync(["Database:Connection"], ("Database__Connection", $"Data Source={_folder}/bot.db"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "text.db"), string.Concat(Enumerable.Repeat("no database\n", 1_000)));
        await FailsWithAsync(["Database:Connection", "put a backup in its place"], ("Database__Connection", $"Data Source={_folder}/text.db"));
    }

    [Fact]
    public Task A_machine_without_time_zones_is_told_to_get_them() =>
        FailsWithAsync(["Digests:TimeZone", "tzdata"], ("TZDIR", "/nonexistent"));

    [Fact]
    public async Task It_runs_without_libicu_and_says_the_same_in_every_culture()
    {
        await using var bot = StartBot(_folder, ["serve", "--urls", "http://127.0.0.1:0"],
            ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi), ("Database__Connection", $"Data Source={_folder}/bot.db"), ("LC_ALL", "fi_FI.UTF-8"));
        await AnswersAsync(bot);
        Assert.DoesNotContain("libicu", await File.ReadAllTextAsync($"/proc/{bot.Id}/maps"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fi_FI.UTF-8")]
    [InlineData("da_DK.UTF-8")]
    [InlineData("th_TH.UTF-8")]
    [InlineData("fa_IR.UTF-8")]
    public async Task Scripts_read_the_same_lines_in_every_culture(string culture)
    {
        var posts = Directory.CreateDirectory(Path.Combine(_folder, "posts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(posts, "one.md"), "---\ntitle: 园区换上新的路灯\ndate: 2026-02-27 09:30:15 +0800\n---\n\n园区昨天换上了两百盏新的路灯，夜里走路的人说看得更清楚了。\n");
        await using var list = StartBot(_folder, ["articles", "list", "--json", "--limit", "3"],
            ("Articles__Path", posts), ("Database__Connection", $"Data Source={_folder}/bot.db"), ("LC_ALL", culture), ("LANG", culture));
        Assert.Equal(0, await list.ExitAsync());
        Assert.Contains("\"publishedAt\":\"2026-02-27T01:30:15Z\"", Assert.Single(list.Output.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_bot_on_one_database_is_refused()
    {
        await using var first = StartServing(_folder);
        await first.LineAsync("Now listening on");
        await using var second = StartServing(_folder);
        Assert.Equal(2, await second.ExitAsync());
        Assert.Contains("Another bot is running", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, first.Output + second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_one_line_and_nothing_else_is_tried_with_it()
    {
        await using var telegram = await BotApiServer.StartAsync(new World(TimeProvider.System));
        await using var bot = StartBot(_folder, ["serve", "--urls", "http://127.0.0.1:0"],
            ("Telegram__Token", Token), ("Telegram__ApiUrl", telegram.Url), ("Database__Connection", $"Data Source={_folder}/bot.db"));
        await bot.LineAsync("Telegram does not know the token");
        await AnswersAsync(bot);

        Assert.Single(bot.Output.Split('\n'), line => line.Contains("token", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("menu", bot.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("src/ChatDigestBot")]
    [InlineData(null)]
    public async Task It_starts_from_the_root_from_its_own_folder_and_from_a_third(string? place)
    {
        var folder = place is null ? _folder : Path.Combine(Repository.Root, place);
        await using var bot = StartBot(folder, ["--urls", "http://127.0.0.1:0"],
            ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi), ("Database__Connection", $"Data Source={_folder}/bot.db"));
        await AnswersAsync(bot);
    }

    [Fact]
    public async Task A_published_bot_starts_from_a_folder_of_its_own()
    {
        var published = Path.Combine(_folder, "published");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        await using (var publish = ProgramProcess.Run("dotnet", Repository.Root,
            ["publish", "src/ChatDigestBot", "-c", configuration, "--no-build", "-o", published, "-v", "q"]))
        {
            Assert.True(await publish.ExitAsync() == 0, publish.Output);
        }

        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        await using var bot = ProgramProcess.Start(Path.Combine(published, "ChatDigestBot.dll"), elsewhere, ["--urls", "http://127.0.0.1:0"],
            ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi));
        await AnswersAsync(bot);
        Assert.True(File.Exists(Path.Combine(elsewhere, "data/bot.db")), "the database is made in the folder the command was typed in");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("backup")]
    [InlineData("backup", "a.db", "b.db")]
    public async Task Wrong_use_of_the_command_line_exits_2_with_a_sentence(params string[] words)
    {
        await using var bot = StartBot(_folder, words);
        Assert.Equal(2, await bot.ExitAsync());
        Assert.Contains("--help", Assert.Single(bot.Output.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_terminal_that_is_closed_ends_it_as_ctrl_c_does()
    {
        // Heard also where the tests themselves were started to outlive their terminal, which is inherited.
        await using var bot = ServeBehind("env", "--default-signal=HUP");
        await bot.LineAsync("Application started");
        Assert.Equal(0, await bot.StopAsync("HUP"));
        Assert.Contains("shutting down", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Started_to_outlive_its_terminal_it_does()
    {
        await using var bot = ServeBehind("nohup");
        await bot.LineAsync("Application started");
        var ignored = (await File.ReadAllLinesAsync($"/proc/{bot.Id}/status")).Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        Assert.Equal(1, Convert.ToInt32(ignored[^1..], 16) & 1); // the lowest bit is that of SIGHUP
    }

    private ProgramProcess ServeBehind(string command, params string[] words) => ProgramProcess.Run(
        command, _folder, [.. words, "dotnet", ProgramProcess.PathOf("ChatDigestBot"), "serve", "--urls", "http://127.0.0.1:0"],
        ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi), ("Database__Connection", $"Data Source={_folder}/bot.db"));

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_backup_of_a_running_bot_is_a_whole_database_without_the_consoles_keys_and_readable_for_its_user_alone()
    {
        await using var bot = StartServing(_folder);
        await bot.LineAsync("Now listening on");
        await using var backup = StartBot(_folder, ["backup", "copy.db"], ("Database__Connection", $"Data Source={_folder}/bot.db"));
        Assert.True(await backup.ExitAsync() == 0, backup.Output);
        await using var again = StartBot(_folder, ["backup", "copy.db"], ("Database__Connection", $"Data Source={_folder}/bot.db"));
        Assert.Equal(2, await again.ExitAsync());

        await using var copy = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder}/copy.db;Pooling=False");
        await copy.OpenAsync();
        await using var command = copy.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM schema_migrations";
        Assert.True((long)(await command.ExecuteScalarAsync())! > 0);
        command.CommandText = "SELECT COUNT(copied_at) + 10 * (SELECT COUNT(*) FROM protection_keys) FROM database_marks";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "copy.db")));
    }

    [Fact]
    public async Task A_backup_that_is_copied_over_the_file_of_a_running_bot_stays_whole_and_is_put_back_by_the_next_start()
    {
        var file = Path.Combine(_folder, "bot.db");
        await using (var bot = StartServing(_folder))
        {
            await bot.LineAsync("Now listening on");
            await using var backup = StartBot(_folder, ["backup", "copy.db"], ("Database__Connection", $"Data Source={file}"));
            Assert.True(await backup.ExitAsync() == 0, backup.Output);
            File.Copy(Path.Combine(_folder, "copy.db"), file, overwrite: true);
            await bot.LineAsync("A backup was written over");
            Assert.NotEqual(0, await bot.ExitAsync());
        }

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_folder, "copy.db")), await File.ReadAllBytesAsync(file));
        await using (var again = StartServing(_folder))
        {
            Assert.Equal(2, await again.ExitAsync());
            Assert.Contains($"{file}-wal", again.Output, StringComparison.Ordinal);
        }

        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
        await using var restored = StartServing(_folder);
        await restored.LineAsync("older copy");
    }

    private async Task FailsWithAsync(string[] words, params (string Name, string Value)[] environment)
    {
        (string, string)[] settings =
        [
            ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi),
            .. environment.Any(setting => setting.Name == "ASPNETCORE_URLS") ? [] : new[] { ("ASPNETCORE_URLS", "http://127.0.0.1:0") },
            .. environment.Any(setting => setting.Name == "Database__Connection") ? [] : new[] { ("Database__Connection", $"Data Source={_folder}/other.db") },
            .. environment,
        ];
        await using var bot = StartBot(_folder, [], settings);
        Assert.True(await bot.ExitAsync() == 2, bot.Output);
        // What had begun before the start failed may have said that Telegram does not answer.
        var sentence = Assert.Single(bot.Output.Split('\n'), line => !line.Contains(" info: ", StringComparison.Ordinal) && !line.Contains(" warn: ", StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(word, sentence, StringComparison.Ordinal));
    }

    private static ProgramProcess StartBot(string folder, string[] arguments, params (string, string)[] environment) =>
        ProgramProcess.Start(ProgramProcess.PathOf("ChatDigestBot"), folder, arguments, environment);

    private static ProgramProcess StartServing(string folder) => StartBot(folder, ["serve", "--urls", "http://127.0.0.1:0"],
        ("Telegram__Token", Token), ("Telegram__ApiUrl", NobodysApi), ("Database__Connection", $"Data Source={folder}/bot.db"));

    private static async Task AnswersAsync(ProgramProcess bot)
    {
        var line = bot.Output.Split('\n').FirstOrDefault(said => said.Contains("Now listening on", StringComparison.Ordinal)) ?? await bot.LineAsync("Now listening on");
        using var http = new HttpClient { BaseAddress = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Trim()) };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        Assert.DoesNotContain(Token, bot.Output, StringComparison.Ordinal);
    }
}
