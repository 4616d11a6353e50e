using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Texts;

/// <summary>Texts that an operator wrote over, beside those of the program.</summary>
public sealed class TextFileTests : IDisposable
{
    private readonly string _own = Directory.CreateTempSubdirectory("chatdigestbot-texts-").FullName;
    private readonly string _builtIn = Directory.CreateTempSubdirectory("chatdigestbot-texts-").FullName;

    public void Dispose()
    {
        Directory.Delete(_own, recursive: true);
        Directory.Delete(_builtIn, recursive: true);
    }

    [Fact]
    public void What_the_operators_texts_lack_is_the_programs()
    {
        Write(_builtIn, "a: { hello: Hello, bye: Bye }\nb: { new: New }");
        Write(_own, "a: { hello: Hi }");
        Assert.Equal(("Hi", "Bye", "New"), (Get("a.hello"), Get("a.bye"), Get("b.new")));
    }

    [Fact]
    public void A_text_that_counts_is_taken_in_the_forms_the_operator_wrote()
    {
        Write(_builtIn, "all: { one: '{count} item', other: '{count} items' }\nsome: '{count} rest'\nfew: { one: one, other: '{count} few' }");
        Write(_own, "all: things\nsome: { one: a rest, other: '{count} rests' }\nfew: { one: just one }");
        Assert.Equal(("things", "things"), (Get("all", 1), Get("all", 2)));
        Assert.Equal(("a rest", "2 rests"), (Get("some", 1), Get("some", 2)));
        Assert.Equal(("just one", "2 few"), (Get("few", 1), Get("few", 2)));
    }

    [Theory]
    [InlineData("a: { hello: 'Hi {nmae}' }", "a.hello names {nmae}, and may name {name}")]
    [InlineData("a: { bye: 'Bye {name}' }", "a.bye names {name}, and may name nothing")]
    [InlineData("a: { hello: [Hi] }", "line 1 of this file is none")]
    public void A_text_that_could_never_be_said_stops_the_start(string texts, string says)
    {
        Write(_builtIn, "a: { hello: 'Hello {name}', bye: Bye }");
        Write(_own, texts);
        Assert.Contains(says, Assert.Throws<SettingException>(() => TextFile.ReadAll(_own, _builtIn)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_says_what_the_program_says()
    {
        Write(_builtIn, "a: Hello");
        Write(_own, "");
        Assert.Equal("Hello", Get("a"));
    }

    private static void Write(string folder, string yaml)
    {
        foreach (var language in Languages.All)
        {
            File.WriteAllText(Path.Combine(folder, $"{language.Tag()}.yaml"), yaml);
        }
    }

    private string Get(string key) => TextFile.ReadAll(_own, _builtIn).Get(Language.English, key);

    private string Get(string key, int count) => TextFile.ReadAll(_own, _builtIn).Get(Language.English, key, ("count", count));
}
