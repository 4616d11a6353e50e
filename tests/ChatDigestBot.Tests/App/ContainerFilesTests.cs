using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace ChatDigestBot.Tests.App;

/// <summary>What can be known of the image without building it.</summary>
public sealed class ContainerFilesTests
{
    private static readonly string[] Dockerfile = Instructions(Repository.Text("Dockerfile"));

    [Fact]
    public void Everything_the_image_copies_exists_and_is_sent_to_the_builder()
    {
        var sent = Repository.Lines(".dockerignore").Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Arguments("COPY").Where(words => !words[0].StartsWith("--from", StringComparison.Ordinal)).SelectMany(words => words[..^1]).ToList();

        Assert.True(copied.Count >= 8, "too few copied paths were found to believe it");
        Assert.All(copied, path =>
        {
            Assert.True(Path.Exists(Repository.PathOf(path)), $"{path} does not exist");
            Assert.Contains(sent, allowed => path == allowed || path.StartsWith(allowed + "/", StringComparison.Ordinal));
        });
        Assert.All(sent, allowed => Assert.Contains(copied, path => path == allowed || path.StartsWith(allowed + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_playground_and_the_tests_stay_out_of_the_image()
    {
        var all = string.Join('\n', Dockerfile) + Repository.Text(".dockerignore");

        Assert.DoesNotContain("Playground", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tests", all, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("*", Repository.Lines(".dockerignore"));
    }

    [Fact]
    public void The_program_does_not_run_as_root()
    {
        var user = Array.FindLastIndex(Dockerfile, line => line.StartsWith("USER ", StringComparison.Ordinal));
        var start = Array.FindLastIndex(Dockerfile, line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal));

        Assert.Equal("USER $APP_UID", Dockerfile[user]);
        Assert.InRange(user, Array.FindLastIndex(Dockerfile, line => line.StartsWith("FROM ", StringComparison.Ordinal)), start);
        Assert.Contains(Dockerfile, line => line.StartsWith("RUN ", StringComparison.Ordinal) && line.Contains("chown $APP_UID:$APP_UID /data", StringComparison.Ordinal));
    }

    [Fact]
    public void The_image_has_time_zones_and_no_ICU_and_listens_to_the_outside()
    {
        var text = string.Join('\n', Dockerfile);

        Assert.Matches(@"apt-get install [^\n]*tzdata", text);
        Assert.DoesNotContain("libicu", text, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS=http://+:8080", text, StringComparison.Ordinal);
        Assert.Contains("EXPOSE 8080", Dockerfile);
        Assert.Contains("""ENTRYPOINT ["dotnet", "ChatDigestBot.dll"]""", Dockerfile);
        Assert.All(Arguments("FROM").Select(words => words[0]), image => Assert.Contains(":10.0", image, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_published_is_compiled_ahead_of_time_for_the_machine_it_was_restored_for()
    {
        var commands = Dockerfile.Where(line => line.StartsWith("RUN dotnet ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, commands.Count);
        Assert.All(commands, command => Assert.Contains(" --use-current-runtime ", command, StringComparison.Ordinal));
        Assert.All(commands, command => Assert.Contains(" -p:PublishReadyToRun=true", command, StringComparison.Ordinal));
    }

    [Fact]
    public void The_database_is_on_the_volume_and_compose_keeps_it()
    {
        Assert.Contains("VOLUME /data", Dockerfile);
        Assert.Contains("""Database__Connection="Data Source=/data/""", string.Join('\n', Dockerfile), StringComparison.Ordinal);

        var compose = Compose();
        var bot = Map(Map(compose["services"])["bot"]);
        Assert.Contains("data:/data", List(bot["volumes"]));
        Assert.Contains("data", Map(compose["volumes"]).Keys);
        Assert.Contains(List(bot["ports"]), port => port == "127.0.0.1:8080:8080");
    }

    [Fact]
    public void Compose_takes_all_rights_away_that_the_bot_does_not_need()
    {
        var bot = Map(Map(Compose()["services"])["bot"]);
        Assert.Equal("true", bot["read_only"]);
        Assert.Equal(["ALL"], List(bot["cap_drop"]));
        Assert.Equal(["no-new-privileges:true"], List(bot["security_opt"]));
        Assert.Equal(["/tmp"], List(bot["tmpfs"]));
        Assert.Matches("^[0-9]+[mg]$", Assert.IsType<string>(bot["mem_limit"]));
        Assert.False(bot.ContainsKey("privileged"));
    }

    [Fact]
    public void Compose_gives_the_token_by_a_secret_file_that_git_never_sees()
    {
        var compose = Compose();
        var bot = Map(Map(compose["services"])["bot"]);
        var secret = Assert.Single(List(bot["secrets"]));

        Assert.Equal($"/run/secrets/{secret}", Map(bot["environment"])["Telegram__TokenFile"]);
        Assert.Equal($"secrets/{secret}", Map(Map(compose["secrets"])[secret])["file"]);
        Assert.Contains("secrets/", Repository.Lines(".gitignore"));
    }

    [Fact]
    public void The_commented_variant_with_PostgreSQL_is_a_valid_compose_file_too()
    {
        var text = Repository.Text("docker-compose.yml");
        var uncommented = Regex.Replace(text, @"^(\s*)# ((?:  )*(?:Database__Connection|depends_on|postgres|condition|image|restart|environment|POSTGRES|volumes|- postgres|healthcheck|test|interval).*)$", "$1$2", RegexOptions.Multiline);

        var compose = Yaml(uncommented);
        var services = Map(compose["services"]);
        Assert.Contains("Host=postgres;", (string)Map(Map(services["bot"])["environment"])["Database__Connection"], StringComparison.Ordinal);
        Assert.Contains("postgres", Map(Map(services["bot"])["depends_on"]).Keys);
        Assert.Contains("postgres:/var/lib/postgresql/data", List(Map(services["postgres"])["volumes"]));
        Assert.Contains("postgres", Map(compose["volumes"]).Keys);
    }

    [Fact]
    public void The_workflow_runs_the_script_that_people_run()
    {
        var workflow = Yaml(Repository.Text(".github/workflows/ci.yml"));
        var steps = (List<object>)Map(Map(workflow["jobs"])["tests"])["steps"];

        Assert.Contains(steps.Select(Map), step => step.TryGetValue("run", out var command) && (string)command == "tests/run.sh");
        Assert.Contains("tests/run.sh", Repository.Text(".ci/run"), StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_are_named_by_the_commit_they_were_looked_at_in()
    {
        var uses = Regex.Matches(Repository.Text(".github/workflows/ci.yml"), @"uses: (.*)").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, action => Assert.Matches("^[a-z/-]+@[0-9a-f]{40} # v[0-9.]+$", action));
    }

    private static string[] Instructions(string text) =>
        [.. Regex.Replace(text, @"\\\n\s*", "").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'))];

    private static IEnumerable<string[]> Arguments(string instruction) =>
        Dockerfile.Where(line => line.StartsWith(instruction + " ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1..]);

    private static Dictionary<object, object> Compose() => Yaml(Repository.Text("docker-compose.yml"));

    private static Dictionary<object, object> Yaml(string text) => new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(text);

    private static Dictionary<object, object> Map(object node) => Assert.IsType<Dictionary<object, object>>(node);

    private static List<string> List(object node) => [.. Assert.IsType<List<object>>(node).Cast<string>()];
}
