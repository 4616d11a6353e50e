using ChatDigestBot.Telegram.Inbox;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatDigestBot.Tests.Telegram.Inbox;

public sealed class RetryPolicyTests
{
    [Fact]
    public void A_failed_update_is_tried_after_growing_waits_and_put_aside_after_the_fourth_time() =>
        Assert.Equal([1, 5, 25, null], Enumerable.Range(1, 4).Select(attempts => RetryPolicy.After(attempts)?.TotalSeconds));

    [Fact]
    public void A_database_that_stays_away_is_asked_again_every_half_a_minute() =>
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Enumerable.Range(1, 7).Select(tries => RetryPolicy.WhileDatabaseIsAway(tries).TotalSeconds));

    [Theory]
    [InlineData(5, true)] // busy
    [InlineData(6, true)] // locked
    [InlineData(8, true)] // the disk is read-only
    [InlineData(10, true)] // the disk fails
    [InlineData(13, true)] // the disk is full
    [InlineData(14, true)] // the file may not be opened
    [InlineData(1, false)] // a wrong statement
    [InlineData(19, false)] // a broken rule
    public void SQLite_is_away_while_its_file_cannot_be_used(int code, bool isAway) =>
        Assert.Equal(isAway, RetryPolicy.IsDatabaseAway(new SqliteException("text", code)));

    [Theory]
    [InlineData("57P01", true)] // is being stopped
    [InlineData("57P02", true)] // has crashed
    [InlineData("57P03", true)] // is starting
    [InlineData("08006", true)] // the connection failed
    [InlineData("08P01", true)] // what stands between lost it
    [InlineData("40001", true)] // a transaction in the way of another
    [InlineData("25006", true)] // read-only, as hosters make one whose disk is full
    [InlineData("57014", false)] // the statement took too long
    [InlineData("23505", false)] // a broken rule
    [InlineData("42P01", false)] // a wrong statement
    public void PostgreSQL_is_away_while_it_stops_or_starts_or_the_connection_is_lost(string state, bool isAway) =>
        Assert.Equal(isAway, RetryPolicy.IsDatabaseAway(new PostgresException("text", "FATAL", "FATAL", state)));

    [Fact]
    public void A_database_that_cannot_be_connected_to_is_away() =>
        Assert.True(RetryPolicy.IsDatabaseAway(new NpgsqlException("text", new IOException())));

    [Fact]
    public void A_fault_that_says_nothing_of_the_database_is_the_updates()
    {
        Assert.False(RetryPolicy.IsDatabaseAway(new FormatException()));
        Assert.False(RetryPolicy.IsDatabaseAway(new NpgsqlException("text")));
    }
}
