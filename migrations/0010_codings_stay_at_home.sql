-- A coding is its organisation's own: the use cases that write one need no way past the wall.
call identity.redeclare_visibility('vocabulary.coding', 'organisation', '{demo.reset}');
