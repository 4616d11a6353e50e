using ChatDigestBot.Shared;
using Microsoft.Extensions.Configuration;

namespace ChatDigestBot.Tests.Shared;

public sealed class SettingReaderTests
{
    [Fact]
    public void A_wrong_value_names_setting_value_and_what_is_allowed()
    {
        var settings = Settings(("Delivery:MaxInFlight", "0"));
        var wrong = Assert.Throws<SettingException>(() => settings.Number("Delivery:MaxInFlight", 32, 1, 256));
        Assert.Equal("The setting Delivery:MaxInFlight is 0, allowed is a whole number from 1 to 256.", wrong.Message);
    }

    [Theory]
    [InlineData("72h", 72 * 60)]
    [InlineData("30m", 30)]
    [InlineData("7d", 7 * 24 * 60)]
    public void Durations_have_a_unit(string text, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Settings(("Key", text)).Duration("Key", TimeSpan.Zero));

    [Theory]
    [InlineData("72")]
    [InlineData("h")]
    [InlineData("0h")]
    [InlineData("-1h")]
    public void Durations_without_sense_are_refused(string text) =>
        Assert.Throws<SettingException>(() => Settings(("Key", text)).Duration("Key", TimeSpan.Zero));

    [Fact]
    public void Ids_come_as_list_or_with_commas()
    {
        Assert.Equal([1L, 2L], Settings(("Access:Admins:0", "1"), ("Access:Admins:1", "2")).Ids("Access:Admins"));
        Assert.Equal([1L, 2L], Settings(("Access:Admins", "1, 2")).Ids("Access:Admins"));
        Assert.Throws<SettingException>(() => Settings(("Access:Admins", "me")).Ids("Access:Admins"));
        Assert.Throws<SettingException>(() => Settings(("Access:Admins", "-1001234567890")).Ids("Access:Admins")); // a group's
        Assert.Throws<SettingException>(() => Settings(("Access:Admins", "0")).Ids("Access:Admins"));
    }

    [Fact]
    public void Zones_times_and_choices_are_checked()
    {
        Assert.Equal("Asia/Shanghai", Settings().Zone("Zone", "Asia/Shanghai").Id);
        Assert.Throws<SettingException>(() => Settings(("Zone", "Mars/Base")).Zone("Zone", "UTC"));
        Assert.Equal(new TimeOnly(7, 30), Settings(("Time", "7:30")).Time("Time", default));
        Assert.Throws<SettingException>(() => Settings(("Time", "25:00")).Time("Time", default));
        Assert.Throws<SettingException>(() => Settings(("Day", "Someday")).Choice("Day", DayOfWeek.Monday));
    }

    [Theory]
    [InlineData("Telegram:Tokn", "Telegram:Token")]
    [InlineData("TELEGRM:TOKEN", "Telegram:Token")]
    [InlineData("Telegrm:Token", "Telegram:Token")]
    [InlineData("Telegram_Token", "Telegram:Token")]
    [InlineData("Access:Admin:0", "Access:Admins")]
    [InlineData("Telegram:Colour", null)]
    public void A_setting_that_nobody_asks_for_is_named_with_the_one_that_was_meant(string name, string? meant) =>
        Assert.Equal([new UnknownSetting(name, meant)], Asked((name, "secret")).FindUnknown());

    [Theory]
    [InlineData("telegram:token")]
    [InlineData("Access:Admins")]
    [InlineData("Access:Admins:17")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("PATH")]
    [InlineData("Access")]
    [InlineData("SOMEBODY:ELSE")]
    public void What_is_known_and_what_belongs_to_others_is_not_named(string name) => Assert.Empty(Asked((name, "1")).FindUnknown());

    private static SettingReader Asked(params (string Key, string Value)[] values)
    {
        var settings = Settings(values);
        _ = settings.Text("Telegram:Token");
        _ = settings.Ids("Access:Admins");
        return settings;
    }

    private static SettingReader Settings(params (string Key, string Value)[] values) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>(value.Key, value.Value))).Build());
}
