package io.ballast.server.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users in the database. */
@Repository
class Accounts {
    private static final String COLUMNS = """
            select id, username, display_name, state, scope, department_code, owner_code, roles, created_at,
                   last_login_at,
                   exists (
                       select 1
                       from identity.totp t
                       where t.user_id = app_user.id and t.confirmed_at is not null)
                     or exists (select 1 from identity.passkey k where k.user_id = app_user.id) as has_second_factor
            from identity.app_user
            """;
    private static final String BY_ID = COLUMNS + "where id = :id";
    private static final String BY_NAME = COLUMNS + "where username = :username";
    private static final String LIST = COLUMNS + "order by username limit 1000";
    private static final String OF_OWNER = COLUMNS + """
            where scope = 'SELF' and owner_code = :owner
            order by username
            limit 1000""";
    private static final String INSERT = """
            insert into identity.app_user (username, display_name, password_hash, state, scope, department_code,
                                           owner_code, roles, created_at)
            values (:username, :displayName, null, 'INVITED', :scope, :departmentCode, :ownerCode,
                    :roles::text[], :createdAt)
            on conflict (username) do nothing
            returning id""";
    private static final String UPDATE = """
            update identity.app_user
            set display_name = :displayName, scope = :scope, department_code = :departmentCode,
                owner_code = :ownerCode, roles = :roles::text[]
            where id = :id""";
    private static final List<String> ERASE = List.of(
            "delete from identity.recovery_code where user_id = :id",
            "delete from identity.totp where user_id = :id",
            "delete from identity.passkey where user_id = :id",
            "delete from identity.passkey_handle where user_id = :id",
            "delete from identity.provider_link where user_id = :id",
            "update identity.api_token set label = :name where user_id = :id",
            """
            update identity.app_user
            set username = :name, display_name = :name, password_hash = null
            where id = :id""");
    private static final String BRANCH = """
            with recursive branch (code) as (
                select code from identity.department where code = :code
                union
                select below.code
                from identity.department below
                join branch on below.parent_code = branch.code
            )
            select code from branch order by code""";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(Accounts::account).optional();
    }

    Optional<Account> find(String username) {
        return jdbc.sql(BY_NAME)
                .param("username", username)
                .query(Accounts::account)
                .optional();
    }

    /** Those with this text in their user name or their name on pages. */
    List<Account> named(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return jdbc.sql(LIST).query(Accounts::account).list().stream()
                .filter(account -> account.username().contains(wanted)
                        || account.displayName().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** Whether somebody can sign in and administer; before that the start link is offered. */
    boolean hasAdministrator() {
        return jdbc.sql("""
                select exists (
                    select 1 from identity.app_user where state = 'ACTIVE' and 'ADMIN' = any(roles)
                )""").query(Boolean.class).single();
    }

    boolean isLastAdministrator(long id) {
        return jdbc.sql("""
                select not exists (
                    select 1 from identity.app_user where state = 'ACTIVE' and 'ADMIN' = any(roles) and id <> :id
                )""").param("id", id).query(Boolean.class).single();
    }

    Optional<String> passwordHash(long id) {
        return jdbc.sql("select password_hash from identity.app_user where id = :id and state = 'ACTIVE'")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    boolean hasPassword(long id) {
        return jdbc.sql("select password_hash is not null from identity.app_user where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Those whose customers are the ones of this sales person. */
    List<Account> ofOwner(String owner) {
        return jdbc.sql(OF_OWNER).param("owner", owner).query(Accounts::account).list();
    }

    /** Whether there is a way in beside one-time links. */
    boolean hasWayIn(long id) {
        return jdbc.sql("""
                select password_hash is not null
                       or exists (select 1 from identity.provider_link l where l.user_id = app_user.id)
                from identity.app_user
                where id = :id""").param("id", id).query(Boolean.class).single();
    }

    /** The key of the new user, or empty if the name is taken. */
    Optional<Long> add(NewUser user, Instant now) {
        return jdbc.sql(INSERT)
                .param("username", user.username())
                .param("displayName", user.displayName())
                .param("scope", user.scope().name())
                .param("departmentCode", user.departmentCode().orElse(null))
                .param("ownerCode", user.ownerCode().orElse(null))
                .param("roles", arrayOf(user.roles()))
                .param("createdAt", Timestamp.from(now))
                .query(Long.class)
                .optional();
    }

    void change(long id, NewUser user) {
        jdbc.sql(UPDATE)
                .param("id", id)
                .param("displayName", user.displayName())
                .param("scope", user.scope().name())
                .param("departmentCode", user.departmentCode().orElse(null))
                .param("ownerCode", user.ownerCode().orElse(null))
                .param("roles", arrayOf(user.roles()))
                .update();
    }

    /** Sets a password and lets the user in; false if the user was disabled meanwhile. */
    boolean activate(long id, String passwordHash) {
        return jdbc.sql("""
                update identity.app_user
                set password_hash = :hash, state = 'ACTIVE'
                where id = :id and state <> 'DISABLED'""").param("id", id).param("hash", passwordHash).update() == 1;
    }

    /** Lets in who comes by other means than a password; false if the user was disabled meanwhile. */
    boolean letIn(long id) {
        return jdbc.sql("update identity.app_user set state = 'ACTIVE' where id = :id and state <> 'DISABLED'")
                        .param("id", id)
                        .update()
                == 1;
    }

    void setState(long id, UserState state) {
        jdbc.sql("update identity.app_user set state = :state where id = :id")
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    /** What an erased account is called. */
    static String erasedName(long id) {
        return "erased-" + id;
    }

    /** Takes all that is personal from an account; its key stays, because decisions name it. */
    void erase(long id) {
        for (String statement : ERASE) {
            jdbc.sql(statement).param("id", id).param("name", erasedName(id)).update();
        }
    }

    void loggedIn(long id, Instant now) {
        jdbc.sql("update identity.app_user set last_login_at = :now where id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Department> departments() {
        return jdbc.sql("select code, name, parent_code from identity.department order by code limit 1000")
                .query((row, number) -> new Department(
                        row.getString("code"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("parent_code"))))
                .list();
    }

    boolean addDepartment(Department department) {
        return jdbc.sql("""
                insert into identity.department (code, name, parent_code)
                values (:code, :name, :parent)
                on conflict (code) do nothing""")
                        .param("code", department.code())
                        .param("name", department.name())
                        .param("parent", department.parentCode().orElse(null))
                        .update()
                == 1;
    }

    CurrentUser asCurrent(Account account) {
        DataScope scope = switch (account.scope()) {
            case ALL -> new DataScope.All();
            case SELF -> new DataScope.Self(account.ownerCode().orElseThrow());
            case DEPARTMENT -> branch(account.departmentCode().orElseThrow());
        };
        return new CurrentUser(account.id(), account.username(), account.displayName(), account.roles(), scope);
    }

    DataScope branch(String code) {
        return new DataScope.Department(
                code,
                jdbc.sql(BRANCH)
                        .param("code", code)
                        .query((row, number) -> row.getString("code"))
                        .list());
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                UserState.valueOf(row.getString("state")),
                Scope.valueOf(row.getString("scope")),
                Optional.ofNullable(row.getString("department_code")),
                Optional.ofNullable(row.getString("owner_code")),
                rolesOf(row.getArray("roles")),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_login_at")).map(Timestamp::toInstant),
                row.getBoolean("has_second_factor"));
    }

    private static Set<Role> rolesOf(Array roles) throws SQLException {
        EnumSet<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) roles.getArray()).map(Role::valueOf).forEach(set::add);
        return set;
    }

    /** Role names are constants of ours without quotes or commas, so the array literal needs no escaping. */
    private static String arrayOf(Set<Role> roles) {
        return "{" + String.join(",", roles.stream().map(Role::name).sorted().toList()) + "}";
    }
}
