using System.Reflection;
using System.Text;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class PostFaultTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts"));

    [Fact]
    public void Every_fault_is_said_in_English_as_the_verb_says_it_and_in_other_languages_otherwise()
    {
        PostFault[] faults =
        [
            .. typeof(PostFault).GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.FieldType == typeof(PostFault)).Select(field => (PostFault)field.GetValue(null)!),
            PostFault.TooLarge(9_123_456, PostReader.MaxBytes), PostFault.NoAccess(new UnauthorizedAccessException()), PostFault.RulesFailed(new InvalidOperationException()),
            PostFault.RulesTookTooLong(TimeSpan.FromSeconds(30)), PostFault.ReadAs(Encoding.Latin1),
        ];
        Assert.True(faults.Length > 10, "looked at too few");
        Assert.All(faults, fault =>
        {
            Assert.Equal(fault.Words, PostFault.Say(Texts, Language.English, fault.Kept.Write()).Words);
            Assert.Matches(@"^[^{}]*\p{IsCJKUnifiedIdeographs}[^{}]*。$", PostFault.Say(Texts, Language.Chinese, fault.Kept.Write()).Words);
        });
    }

    [Fact]
    public void What_an_older_build_kept_stands_as_it_is() =>
        Assert.Equal(new SaidText("It is empty. Write a post into it or remove it.", Language.English), PostFault.Say(Texts, Language.Chinese, "It is empty. Write a post into it or remove it."));
}
