from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_keeps_copies"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="large_type",
            field=models.BooleanField(default=False, verbose_name="large type"),
        ),
    ]
